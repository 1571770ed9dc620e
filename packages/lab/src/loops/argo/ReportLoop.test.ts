import { eventually } from '../__testUtils__/eventually';
import { fastLab, startAll } from '../__testUtils__/fastLab';
import { kinds } from '../kinds';
import { ReportLoop } from './ReportLoop';

const ACM = 'apps.open-cluster-management.io';
const namespace = 'openshift-gitops';

describe('ReportLoop', () => {
  const { lab, store } = fastLab();
  const reportKey = { ...kinds.report, namespace, name: 'set' };
  const appKey = { ...kinds.application, namespace, name: 'app-plant-lyon-01' };
  const setKey = { ...kinds.applicationSet, namespace, name: 'set' };
  let stop: () => void;

  beforeAll(() => {
    store.create({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'ApplicationSet',
      metadata: { name: 'set', namespace },
      spec: { generators: [], template: {} },
    });
    store.create({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: appKey.name, namespace },
      spec: { project: 'default', destination: {} },
    });
    stop = startAll(lab, [ReportLoop.create()]);
  });
  afterAll(() => stop());

  const work = (site: string, health?: string) => {
    const key = { ...kinds.manifestWork, namespace: site, name: 'w' };
    if (!store.get(key)) {
      store.create({
        apiVersion: 'work.open-cluster-management.io/v1',
        kind: 'ManifestWork',
        metadata: {
          name: 'w',
          namespace: site,
          annotations: {
            [`${ACM}/hosting-applicationset`]: `${namespace}/set`,
            [`${ACM}/hub-application-namespace`]: namespace,
            [`${ACM}/hub-application-name`]: `app-${site}`,
          },
        },
        spec: { workload: { manifests: [] } },
      });
    }
    if (!health) return;
    store.mutate(key, object => {
      const values = { healthStatus: health, syncStatus: 'Synced' };
      object.status = {
        resourceStatus: {
          manifests: [
            {
              statusFeedback: {
                values: Object.entries(values).map(([name, string]) => ({
                  name,
                  fieldValue: { type: 'String', string },
                })),
              },
            },
          ],
        },
      };
    });
  };
  const summary = () => store.get(reportKey)?.statuses.summary;

  it('counts clusters that have fed back, as strings', async () => {
    work('plant-lyon-01', 'Healthy');
    work('plant-torino-02', 'Degraded');
    work('plant-gdansk-03');
    await eventually('two clusters', () => summary()?.clusters === '2');
    expect(summary()).toEqual({
      clusters: '2',
      synced: '2',
      notSynced: '0',
      healthy: '1',
      notHealthy: '1',
      inProgress: '0',
    });
  });

  it('lets the hub copy pass through Progressing on its way to Healthy', async () => {
    const seen: string[] = [];
    store.subscribe(({ object }) => {
      if (object.metadata.name === appKey.name) {
        seen.push(object.status.health.status);
      }
    });
    work('plant-lyon-01', 'Degraded');
    await eventually('Degraded', () => seen.at(-1) === 'Degraded');
    work('plant-lyon-01', 'Healthy');
    await eventually('Healthy', () => seen.at(-1) === 'Healthy');
    expect(seen).toEqual(['Degraded', 'Progressing', 'Healthy']);
  });

  it('has one entry a cluster: Applications of a set overwrite each other', async () => {
    store.create({
      ...store.get({
        ...kinds.manifestWork,
        namespace: 'plant-lyon-01',
        name: 'w',
      })!,
      metadata: {
        name: 'other',
        namespace: 'plant-lyon-01',
        annotations: {
          [`${ACM}/hosting-applicationset`]: `${namespace}/set`,
          [`${ACM}/hub-application-namespace`]: namespace,
          [`${ACM}/hub-application-name`]: 'other',
        },
      },
    });
    store.mutate(
      { ...kinds.manifestWork, namespace: 'plant-lyon-01', name: 'other' },
      object => {
        const values = [
          { name: 'healthStatus', fieldValue: { string: 'Missing' } },
        ];
        object.status = {
          resourceStatus: { manifests: [{ statusFeedback: { values } }] },
        };
      },
    );
    const entry = () => {
      const { clusterConditions = [] } = store.get(reportKey)?.statuses ?? {};
      return clusterConditions.filter(
        ({ cluster }: { cluster: string }) => cluster === 'plant-lyon-01',
      );
    };
    await eventually('the other', () => entry()[0]?.app.endsWith('/other'));
    expect(entry()).toHaveLength(1);
    expect(entry()[0]).toMatchObject({
      app: `${namespace}/other/plant-lyon-01/other`,
      healthStatus: 'Missing',
    });
  });

  it('forgets a cluster without a work, and itself without the set', async () => {
    store.delete({
      ...kinds.manifestWork,
      namespace: 'plant-torino-02',
      name: 'w',
    });
    await eventually('one cluster', () => summary()?.clusters === '1');
    store.delete(setKey);
    expect(store.get(reportKey)).toBeUndefined();
  });
});
