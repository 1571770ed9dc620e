import { WorkAgentLoop } from '../argo/WorkAgentLoop';
import { eventually } from '../__testUtils__/eventually';
import { fastLab, startAll } from '../__testUtils__/fastLab';
import { conditionOf } from '../conditions';
import { kinds } from '../kinds';
import { Links } from '../Links';
import { MirrorLoop } from './MirrorLoop';

const SITE = 'plant-lyon-01';
const workKey = (number = 1) => ({
  ...kinds.manifestWork,
  namespace: SITE,
  name: `edge-status-${number}`,
});
const serviceKey = (name: string) => ({
  ...kinds.inferenceService,
  namespace: 'line',
  name,
});

describe('MirrorLoop', () => {
  const { lab, store } = fastLab();
  const site = lab.site('core', SITE)!;
  let stop: () => void;

  const serve = (name: string) =>
    site.store.create({
      apiVersion: 'serving.kserve.io/v1beta1',
      kind: 'InferenceService',
      metadata: { name, namespace: 'line' },
      spec: {
        predictor: { model: { storageUri: `oci://quay.example/${name}` } },
      },
    });
  beforeAll(() => {
    site.store.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'line' },
    });
    serve('m-00');
    const links = Links.create();
    stop = startAll(lab, [
      WorkAgentLoop.create({ links }),
      MirrorLoop.create(),
    ]);
  });
  afterAll(() => stop());

  const manifest = () =>
    store.get(workKey())?.status?.resourceStatus?.manifests?.[0];
  const available = () =>
    conditionOf({ status: manifest() } as never, 'Available');
  const values = (): Record<string, unknown> =>
    Object.fromEntries(
      (manifest()?.statusFeedback?.values ?? []).map(
        ({ name, fieldValue: { type: _type, ...value } }: any) => [
          name,
          Object.values(value)[0],
        ],
      ),
    );

  it('lifts a few scalars of each service to the hub, and changes nothing on the site', async () => {
    const before = site.store.get(serviceKey('m-00'));
    await eventually('the mirror', () => values().uid);
    expect(values()).toEqual({
      uid: before?.metadata.uid,
      generation: 1,
      storageUri: 'oci://quay.example/m-00',
    });
    expect(site.store.get(serviceKey('m-00'))).toEqual(before);
    expect(
      store
        .get(workKey())
        ?.spec.manifestConfigs.every(
          (config: any) => config.updateStrategy.type === 'ReadOnly',
        ),
    ).toBe(true);
    site.store.mutate(serviceKey('m-00'), service => {
      service.status = {
        conditions: [{ type: 'Ready', status: 'True' }],
        modelStatus: { transitionStatus: 'UpToDate' },
      };
    });
    await eventually('the news', () => values().ready === 'True');
    expect(values()).toMatchObject({ transitionStatus: 'UpToDate' });
  });

  it('keeps the last values of a service that is gone, says so, and lets go of it later', async () => {
    site.store.delete(serviceKey('m-00'));
    await eventually('that it is gone', () => available()?.status === 'False');
    expect(available()?.reason).toBe('ResourceNotAvailable');
    expect(values()).toMatchObject({ ready: 'True' });
    await eventually('the end of the mirror', () => !store.get(workKey()));
  });

  it('puts at most twenty into a work', async () => {
    for (let index = 0; index < 21; index += 1) serve(`n-${index}`);
    await eventually('two works', () => store.get(workKey(2)));
    expect(store.get(workKey(2))?.spec.workload.manifests).toHaveLength(1);
  });

  it('leaves what it mirrored on the site when a work goes', async () => {
    store.delete(workKey(2));
    await eventually('the end of the work', () => !store.get(workKey(2)));
    expect(site.store.list(kinds.inferenceService)).toHaveLength(21);
  });
});
