import type { KubeObject } from '../../kube/types';
import { conditionOf } from '../conditions';
import { eventually } from '../__testUtils__/eventually';
import { fastLab, startAll } from '../__testUtils__/fastLab';
import { kinds } from '../kinds';
import { KServeLoop } from './KServeLoop';

const key = { ...kinds.inferenceService, namespace: 'default', name: 'bike' };

describe('KServeLoop', () => {
  const { lab } = fastLab();
  let site: string;
  let stop: () => void;
  const store = () => lab.site('core', site)!.store;

  beforeEach(() => {
    stop = startAll(lab, [KServeLoop.create()]);
    site = 'plant-lyon-01';
  });
  afterEach(() => {
    store().delete(key);
    stop();
  });

  const create = (
    storageUri = 's3://models/bike/v1',
    annotations: Record<string, string> = {},
    model: object = {},
  ) =>
    store().create({
      apiVersion: 'serving.kserve.io/v1beta1',
      kind: 'InferenceService',
      metadata: { name: 'bike', namespace: 'default', annotations },
      spec: {
        predictor: {
          model: { modelFormat: { name: 'onnx' }, storageUri, ...model },
        },
      },
    });
  const states = (service?: KubeObject) => service?.status?.modelStatus?.states;
  const until = (what: string, test: (service: KubeObject) => boolean) =>
    eventually(what, () => {
      const service = store().get(key);
      return service && service.status && test(service) ? service : undefined;
    });
  const loaded = () =>
    until(
      'Loaded',
      service =>
        states(service)?.activeModelState === 'Loaded' &&
        service.status.modelStatus.transitionStatus === 'UpToDate',
    );

  it('goes from Pending over Loading to Loaded', async () => {
    const seen: string[] = [];
    store().subscribe(({ object }) => {
      const target = states(object)?.targetModelState;
      if (target && seen.at(-1) !== target) seen.push(target);
    });
    create();
    const service = await loaded();
    expect(seen).toEqual(['Pending', 'Loading', 'Loaded']);
    expect(conditionOf(service, 'Ready')?.status).toBe('True');
    expect(service.status).toMatchObject({
      url: 'https://bike-default.apps.plant-lyon-01.edge.example',
      deploymentMode: 'Standard',
      clusterServingRuntimeName: 'kserve-ovms',
      modelStatus: { copies: { totalCopies: 1 } },
    });
    expect(service.status.components.predictor.traffic).toBeUndefined();
    const [pod] = store().list(kinds.pod, { namespace: 'default' });
    expect(pod.metadata.name).toMatch(/^bike-predictor-/);
    expect(conditionOf(pod, 'Ready')?.status).toBe('True');
  });

  it('fails a broken artifact with the reason, and recovers', async () => {
    create('oci://quay.io/acme/broken:1');
    const failed = await until(
      'FailedToLoad',
      service => states(service)?.targetModelState === 'FailedToLoad',
    );
    expect(failed.status.modelStatus).toMatchObject({
      transitionStatus: 'BlockedByFailedLoad',
      lastFailureInfo: { reason: 'ModelLoadFailed' },
    });
    expect(conditionOf(failed, 'Ready')?.status).toBe('False');
    store().mutate(key, object => {
      object.spec.predictor.model.storageUri = 's3://models/bike/v2';
    });
    await loaded();
  });

  it('stays Pending for a GPU that the site does not have', async () => {
    site = 'plant-gdansk-03';
    create(undefined, {}, { resources: { limits: { 'nvidia.com/gpu': '1' } } });
    const pending = await until('Unschedulable', service =>
      /nvidia\.com\/gpu/.test(
        conditionOf(service, 'PredictorReady')?.message ?? '',
      ),
    );
    expect(states(pending)).toEqual({ targetModelState: 'Pending' });
    const [pod] = store().list(kinds.pod, { namespace: 'default' });
    expect(conditionOf(pod, 'PodScheduled')?.reason).toBe('Unschedulable');
  });

  it('has revisions and traffic in Knative mode, and splits them for a canary', async () => {
    create(undefined, { 'serving.kserve.io/deploymentMode': 'Knative' });
    const first = await loaded();
    expect(first.status.components.predictor.traffic).toEqual([
      {
        revisionName: 'bike-predictor-00001',
        percent: 100,
        latestRevision: true,
      },
    ]);
    store().mutate(key, object => {
      object.spec.predictor.model.storageUri = 's3://models/bike/v2';
      object.spec.predictor.canaryTrafficPercent = 20;
    });
    const split = await until(
      'two revisions',
      ({ status }) => status.components.predictor.traffic?.length === 2,
    );
    expect(split.status.components.predictor).toMatchObject({
      latestReadyRevision: 'bike-predictor-00002',
      latestRolledoutRevision: 'bike-predictor-00001',
      traffic: [{ percent: 20 }, { percent: 80, tag: 'prev' }],
    });
    store().mutate(key, object => {
      delete object.spec.predictor.canaryTrafficPercent;
    });
    const promoted = await until(
      'all traffic',
      ({ status }) => status.components.predictor.traffic?.length === 1,
    );
    expect(promoted.status.components.predictor.latestRolledoutRevision).toBe(
      'bike-predictor-00002',
    );
  });

  it('stops and starts', async () => {
    create();
    await loaded();
    store().mutate(key, object => {
      object.metadata.annotations = { 'serving.kserve.io/stop': 'true' };
    });
    const stopped = await until(
      'Stopped',
      service => conditionOf(service, 'Stopped')?.status === 'True',
    );
    expect(stopped.status.url).toBeUndefined();
    expect(store().list(kinds.pod, { namespace: 'default' })).toEqual([]);
    store().mutate(key, object => {
      object.metadata.annotations = {};
    });
    await until(
      'Loaded again',
      service => conditionOf(service, 'Ready')?.status === 'True',
    );
  });

  it('rewrites a legacy mode, which is why Argo CD finds it out of sync', async () => {
    create(undefined, { 'serving.kserve.io/deploymentMode': 'RawDeployment' });
    const service = await loaded();
    expect(
      service.metadata.annotations?.['serving.kserve.io/deploymentMode'],
    ).toBe('Standard');
  });

  it('serves in the mode of the site when nothing is said', async () => {
    site = 'hospital-vienna-01';
    create();
    expect((await loaded()).status.deploymentMode).toBe('Knative');
  });

  it('fails where the site is told to', async () => {
    store().create({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'lab-faults', namespace: 'default' },
      data: { failModels: 'bike' },
    });
    create();
    await until(
      'FailedToLoad',
      service => states(service)?.targetModelState === 'FailedToLoad',
    );
    store().delete({
      ...kinds.configMap,
      namespace: 'default',
      name: 'lab-faults',
    });
    expect(states(await loaded())?.activeModelState).toBe('Loaded');
  });
});
