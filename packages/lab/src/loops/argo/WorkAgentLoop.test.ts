import { eventually } from '../__testUtils__/eventually';
import { fastLab, startAll } from '../__testUtils__/fastLab';
import { conditionOf } from '../conditions';
import { kinds } from '../kinds';
import { Links } from '../Links';
import { WorkAgentLoop } from './WorkAgentLoop';

const SITE = 'plant-lyon-01';
const workKey = { ...kinds.manifestWork, namespace: SITE, name: 'w' };
const appKey = { ...kinds.application, namespace: 'argo', name: 'app' };

describe('WorkAgentLoop', () => {
  const { lab, store } = fastLab();
  const site = lab.site('core', SITE)!;
  let stop: () => void;

  beforeAll(() => {
    stop = startAll(lab, [WorkAgentLoop.create({ links: Links.create() })]);
    store.create({
      apiVersion: 'work.open-cluster-management.io/v1',
      kind: 'ManifestWork',
      metadata: { name: 'w', namespace: SITE },
      spec: {
        manifestConfigs: [
          {
            resourceIdentifier: {
              group: 'argoproj.io',
              resource: 'applications',
              namespace: 'argo',
              name: 'app',
            },
            feedbackRules: [
              {
                type: 'JSONPaths',
                jsonPaths: [
                  { name: 'healthStatus', path: '.status.health.status' },
                ],
              },
            ],
          },
        ],
        workload: {
          manifests: [
            {
              apiVersion: 'argoproj.io/v1alpha1',
              kind: 'Application',
              metadata: { name: 'app', namespace: 'argo' },
              spec: { project: 'default', destination: { namespace: 'x' } },
            },
          ],
        },
      },
    });
  });
  afterAll(() => stop());

  const manifest = () =>
    store.get(workKey)?.status?.resourceStatus?.manifests?.[0];
  const health = () =>
    manifest()?.statusFeedback?.values?.[0]?.fieldValue?.string;
  const setHealth = (status: string) =>
    site.store.mutate(appKey, app => {
      app.status = { health: { status } };
    });

  it('applies and says so', async () => {
    await eventually('the Application', () => site.store.get(appKey));
    await eventually('Applied', () => {
      const applied = conditionOf(store.get(workKey), 'Applied');
      return applied?.status === 'True' && applied.observedGeneration === 1;
    });
    expect(conditionOf(store.get(workKey), 'Available')?.status).toBe('True');
  });

  it('feeds back what changes on the site', async () => {
    setHealth('Healthy');
    await eventually('the feedback', () => health() === 'Healthy');
    expect(manifest().statusFeedback.values).toHaveLength(1);
  });

  it('freezes while the site is dark, and catches up', async () => {
    site.setOnline(false);
    setHealth('Degraded');
    store.mutate(workKey, work => {
      work.spec.workload.manifests[0].spec.project = 'other';
    });
    await new Promise(done => {
      setTimeout(done, 120);
    });
    expect(health()).toBe('Healthy');
    expect(conditionOf(store.get(workKey), 'Applied')?.observedGeneration).toBe(
      1,
    );
    site.setOnline(true);
    await eventually('the feedback', () => health() === 'Degraded');
    await eventually(
      'the new project',
      () => site.store.get(appKey)?.spec.project === 'other',
    );
  });

  it('keeps the last values when the object is gone', async () => {
    const { finalizers } = store.get(workKey)!.metadata;
    expect(finalizers).toHaveLength(1);
    site.store.mutate(appKey, app => {
      app.metadata.finalizers = [];
    });
    // Somebody deletes it by hand; the agent puts it back.
    site.store.delete(appKey);
    await eventually('it again', () => site.store.get(appKey));
  });

  it('deletes what it applied before the work goes, also after a dark spell', async () => {
    site.setOnline(false);
    store.delete(workKey);
    await new Promise(done => {
      setTimeout(done, 120);
    });
    expect(store.get(workKey)?.metadata.deletionTimestamp).toBeDefined();
    expect(site.store.get(appKey)).toBeDefined();
    site.setOnline(true);
    await eventually('the end of the work', () => !store.get(workKey));
    expect(site.store.get(appKey)).toBeUndefined();
  });
});
