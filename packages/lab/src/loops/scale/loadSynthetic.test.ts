import { fastLab, startAll } from '../__testUtils__/fastLab';
import { conditionOf } from '../conditions';
import { kinds } from '../kinds';
import { WorkAgentLoop } from '../argo/WorkAgentLoop';
import { Links } from '../Links';
import { loadSynthetic, placingsOf } from './loadSynthetic';

describe('loadSynthetic', () => {
  const { lab, store } = fastLab({ sites: 60, modelsPerSite: 4 });
  const joined = lab
    .sites('core')
    .filter(
      ({ name }) =>
        conditionOf(
          store.get({ ...kinds.managedCluster, name }),
          'ManagedClusterJoined',
        )?.status === 'True',
    );
  beforeAll(() => loadSynthetic(lab, 'http://forge/edge/x'));

  it('gives each joined site its models, with works that agree', () => {
    const works = store.list(kinds.manifestWork);
    expect(joined.length).toBeGreaterThan(50);
    expect(works).toHaveLength(joined.length * 4);
    for (const site of joined) {
      const models = site.store
        .list(kinds.inferenceService)
        .map(({ metadata }) => metadata.name);
      const carried = store
        .list(kinds.manifestWork, { namespace: site.name })
        .map(
          work =>
            work.spec.workload.manifests[0].metadata.annotations[
              'ai-edge/model'
            ],
        );
      expect(new Set(models).size).toBe(4);
      expect(carried.sort()).toEqual(models.sort());
    }
  });

  it('feeds back the health that the service has', () => {
    for (const work of store.list(kinds.manifestWork)) {
      const [manifest] = work.status.resourceStatus.manifests;
      const health = manifest.statusFeedback.values[0].fieldValue.string;
      const model =
        work.spec.workload.manifests[0].metadata.annotations['ai-edge/model'];
      const service = lab.site('core', work.metadata.namespace!)!.store.get({
        ...kinds.inferenceService,
        namespace: model,
        name: model,
      });
      expect(conditionOf(service, 'Ready')?.status).toBe(
        health === 'Healthy' ? 'True' : 'False',
      );
    }
  });

  it('is the same every time', () => {
    const start = new Date('2026-01-01');
    expect(placingsOf(joined, 4, start)).toEqual(placingsOf(joined, 4, start));
  });

  it('is nothing that the work agents want to change', async () => {
    const events: string[] = [];
    store.subscribe(({ object }) => events.push(object.metadata.name));
    const stop = startAll(lab, [
      WorkAgentLoop.create({ links: Links.create() }),
    ]);
    await new Promise(done => {
      setTimeout(done, 100);
    });
    stop();
    expect(events).toEqual([]);
  });
});
