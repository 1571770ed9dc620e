import { eventually } from '../__testUtils__/eventually';
import { fastLab, startAll } from '../__testUtils__/fastLab';
import { conditionOf } from '../conditions';
import { kinds } from '../kinds';
import { KServeLoop } from './KServeLoop';
import { LlmLoop } from './LlmLoop';
import { seedServices } from './seedServices';

describe('what was applied by hand', () => {
  const { lab, messages } = fastLab();
  let stop: () => void;

  beforeAll(() => {
    seedServices(lab);
    stop = startAll(lab, [KServeLoop.create(), LlmLoop.create()]);
  });
  afterAll(() => stop());

  const store = (site: string) => lab.site('core', site)!.store;
  const service = (site: string, name: string) =>
    store(site).get({ ...kinds.inferenceService, namespace: name, name })!;
  const ready = (site: string, name: string) =>
    conditionOf(service(site, name), 'Ready')?.status;

  it('has a canary of Knative’s, with the version before it', () => {
    const { status } = service('hospital-vienna-01', 'triage-vision');
    expect(status.components.predictor.traffic).toMatchObject([
      { revisionName: 'triage-vision-predictor-00002', percent: 20 },
      { revisionName: 'triage-vision-predictor-00001', percent: 80 },
    ]);
    expect(ready('hospital-vienna-01', 'triage-vision')).toBe('True');
  });

  it('has one that is Ready without a pod', () => {
    const { status } = service('hospital-vienna-01', 'bed-forecast');
    expect(status.modelStatus).toMatchObject({
      transitionStatus: 'InProgress',
      states: { activeModelState: 'Loaded', targetModelState: 'Pending' },
      copies: { totalCopies: 0 },
    });
    expect(ready('hospital-vienna-01', 'bed-forecast')).toBe('True');
    const pods = store('hospital-vienna-01').list(kinds.pod, {
      namespace: 'bed-forecast',
    });
    expect(pods).toEqual([]);
  });

  it('has one whose newest version does not load while its route leads to the one before', () => {
    const failing = service('plant-lyon-01', 'weld-inspector');
    expect(failing.status.modelStatus.transitionStatus).toBe(
      'BlockedByFailedLoad',
    );
    expect(failing.status.components.predictor).toMatchObject({
      latestCreatedRevision: 'weld-inspector-predictor-00002',
      latestReadyRevision: 'weld-inspector-predictor-00001',
      traffic: [{ revisionName: 'weld-inspector-predictor-00001' }],
    });
    expect(conditionOf(failing, 'RoutesReady')?.status).toBe('True');
    expect(conditionOf(failing, 'Ready')?.status).toBe('False');
  });

  it('has one that is stopped, without a pod', () => {
    const stopped = service('plant-gdansk-03', 'pallet-counter');
    expect(conditionOf(stopped, 'Stopped')?.status).toBe('True');
    expect(
      store('plant-gdansk-03').list(kinds.pod, {
        namespace: 'pallet-counter',
      }),
    ).toEqual([]);
  });

  it('has one of ModelMesh’s, which shares its address and its pods', () => {
    const { status } = service('plant-torino-02', 'example-onnx-mnist');
    expect(status).toMatchObject({
      deploymentMode: 'ModelMesh',
      url: 'grpc://modelmesh-serving.example-onnx-mnist:8033',
      modelStatus: { transitionStatus: 'UpToDate' },
    });
    expect(
      store('plant-torino-02')
        .list(kinds.deployment, { namespace: 'example-onnx-mnist' })
        .map(({ metadata }) => metadata.name),
    ).toEqual(['modelmesh-serving-ovms-1.x']);
  });

  it('has one with a canary of KServe 0.20', () => {
    const { status } = service('store-berlin-0001', 'checkout-fraud');
    expect(status.canaryStatuses).toMatchObject([
      { name: 'v7', ready: true, trafficPercent: 10 },
    ]);
  });

  it('has LLMs in both versions of their API, which come up', async () => {
    const llms = (site: string) => store(site).list(kinds.llmInferenceService);
    await eventually('ready LLMs', () =>
      ['hospital-vienna-01', 'store-chicago-0101'].every(site =>
        llms(site).every(llm => conditionOf(llm, 'Ready')?.status === 'True'),
      ),
    );
    expect(llms('hospital-vienna-01')[0].status.router.group.members).toEqual([
      { name: 'clinic-notes', weight: 9 },
      { name: 'clinic-notes-next', weight: 1 },
    ]);
    const [older] = llms('store-chicago-0101');
    expect(older.status.router).toBeUndefined();
    const versions = store('store-chicago-0101')
      .types()
      .find(({ kind }) => kind === 'LLMInferenceService')?.versions;
    expect(versions).toEqual(['v1alpha1']);
  });

  it('promotes the canary without another revision when its share is taken away', async () => {
    store('hospital-vienna-01').mutate(
      {
        ...kinds.inferenceService,
        namespace: 'triage-vision',
        name: 'triage-vision',
      },
      object => {
        delete object.spec.predictor.canaryTrafficPercent;
      },
    );
    const traffic = await eventually('all requests at one revision', () => {
      const all = service('hospital-vienna-01', 'triage-vision').status
        .components.predictor.traffic;
      return all.length === 1 ? all : undefined;
    });
    expect(traffic).toMatchObject([
      { revisionName: 'triage-vision-predictor-00002', percent: 100 },
    ]);
  });

  it('shares a group’s requests anew when one of it is stopped', async () => {
    const llms = store('hospital-vienna-01');
    const key = (name: string) => ({
      ...kinds.llmInferenceService,
      namespace: 'clinic-notes',
      name,
    });
    llms.mutate(key('clinic-notes'), object => {
      object.metadata.annotations!['serving.kserve.io/stop'] = 'true';
    });
    await eventually('a member that is stopped', () =>
      llms
        .get(key('clinic-notes-next'))
        ?.status.router.group.members.some(
          (member: { stopped?: boolean }) => member.stopped,
        ),
    );
    const stopped = llms.get(key('clinic-notes'));
    expect(conditionOf(stopped, 'Ready')).toMatchObject({
      status: 'False',
      reason: 'Stopped',
    });
  });

  it('has made nothing go wrong', () => {
    expect(messages).toEqual([]);
  });
});
