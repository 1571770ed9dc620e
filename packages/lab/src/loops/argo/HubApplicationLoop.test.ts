import { temporaryDirectory } from '../../__testUtils__/testLab';
import type { DefaultLab } from '../../DefaultLab';
import { createEstate } from '../../estate';
import { hubLoops } from '../../hub/loops/hubLoops';
import { eventually } from '../__testUtils__/eventually';
import { fastLab, startAll } from '../__testUtils__/fastLab';
import { kinds } from '../kinds';

jest.setTimeout(30_000);

const namespace = 'openshift-gitops';

describe('HubApplicationLoop', () => {
  const directory = temporaryDirectory();
  let lab: DefaultLab;
  let stop: () => void;

  beforeAll(async () => {
    ({ lab } = fastLab({ dataDir: directory() }));
    const { loops } = await createEstate(lab);
    stop = startAll(lab, [...hubLoops(lab), ...loops]);
  });
  afterAll(() => stop());

  const keyOf = (site: string) => ({
    ...kinds.application,
    namespace,
    name: `line-monitor-${site}`,
  });
  const status = (site: string) =>
    lab.hub('core').get(keyOf(site))?.status ?? {};
  const service = (site: string) =>
    lab.site('core', site)!.store.get({
      ...kinds.inferenceService,
      namespace: 'line-monitor',
      name: 'line-monitor',
    });

  it.each(['plant-lyon-01', 'plant-torino-02'])(
    'pushes to %s, and says what it manages there without its health',
    async site => {
      await eventually(
        'a healthy Application',
        () =>
          service(site) !== undefined &&
          status(site).sync?.status === 'Synced' &&
          status(site).health?.status === 'Healthy',
      );
      expect(status(site)).toMatchObject({
        operationState: { phase: 'Succeeded' },
        resourceHealthSource: 'appTree',
      });
      expect(status(site).resources).toEqual([
        {
          group: 'serving.kserve.io',
          version: 'v1beta1',
          kind: 'InferenceService',
          namespace: 'line-monitor',
          name: 'line-monitor',
          status: 'Synced',
        },
      ]);
    },
  );

  it('cannot compare with a dark site, keeps the health that it knew, and comes back', async () => {
    const site = 'plant-torino-02';
    lab.site('core', site)!.setOnline(false);
    await eventually(
      'the error',
      () => status(site).sync?.status === 'Unknown',
    );
    expect(status(site)).toMatchObject({
      health: { status: 'Healthy' },
      conditions: [
        {
          type: 'ComparisonError',
          message: expect.stringMatching(/^Failed to load live state/),
        },
      ],
    });
    lab.site('core', site)!.setOnline(true);
    await eventually('the end', () => status(site).sync?.status === 'Synced');
    expect(status(site).conditions).toEqual([]);
  });

  it('leaves alone what it is told to skip', async () => {
    const site = 'plant-torino-02';
    lab.hub('core').mutate(keyOf(site), app => {
      app.metadata.annotations = {
        'argocd.argoproj.io/skip-reconcile': 'true',
      };
      app.spec.source.path = 'nowhere';
    });
    await new Promise(done => {
      setTimeout(done, 300);
    });
    expect(status(site).sync?.status).toBe('Synced');
  });

  it('takes away what it pushed when its Application goes', async () => {
    const site = 'plant-lyon-01';
    lab.hub('core').delete(keyOf(site));
    await eventually('its end', () => !lab.hub('core').get(keyOf(site)));
    expect(service(site)).toBeUndefined();
  });
});
