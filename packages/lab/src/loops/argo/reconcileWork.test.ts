import { fastLab } from '../__testUtils__/fastLab';
import { conditionOf } from '../conditions';
import { kinds } from '../kinds';
import { cleanUpWork, reconcileWork } from './reconcileWork';

const SITE = 'plant-lyon-01';
const key = { ...kinds.manifestWork, namespace: SITE, name: 'w' };
const target = { ...kinds.configMap, namespace: 'default', name: 'settings' };

describe('reconcileWork', () => {
  const { lab, store } = fastLab();
  const site = lab.site('core', SITE)!.store;

  function work(strategy: string | undefined, name = 'settings') {
    store.delete(key);
    store.create({
      apiVersion: 'work.open-cluster-management.io/v1',
      kind: 'ManifestWork',
      metadata: { name: 'w', namespace: SITE },
      spec: {
        workload: {
          manifests: [
            {
              apiVersion: 'v1',
              kind: 'ConfigMap',
              metadata: { name: 'settings', namespace: 'default' },
            },
          ],
        },
        manifestConfigs: [
          {
            resourceIdentifier: {
              group: '',
              resource: 'configmaps',
              namespace: 'default',
              name,
            },
            updateStrategy: { type: strategy },
          },
        ],
      },
    });
    return store.get(key)!;
  }
  const run = (...options: Parameters<typeof work>) => {
    const made = work(...options);
    reconcileWork(store, site, made);
    return store.get(key)!;
  };
  const end = () => {
    store.mutate(key, object => {
      object.metadata.finalizers = [];
    });
  };

  it('makes nothing of what it is only to look at', () => {
    const looked = run('ReadOnly');
    expect(site.get(target)).toBeUndefined();
    const [{ conditions }] = looked.status.resourceStatus.manifests;
    expect(
      conditionOf({ status: { conditions } } as never, 'Available'),
    ).toMatchObject({ status: 'False', reason: 'ResourceNotAvailable' });
    expect(conditionOf(looked, 'Available')?.reason).toBe(
      'ResourcesNotAvailable',
    );
    end();
  });

  it('falls back to applying, and deletes later, when the identifier names something else', () => {
    const applied = run('ReadOnly', 'setings');
    expect(site.get(target)).toBeDefined();
    expect(cleanUpWork(store, site, applied)).toBe(true);
    expect(site.get(target)).toBeUndefined();
    end();
  });

  it('deletes nothing that it only looked at', () => {
    site.create({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'settings', namespace: 'default' },
    });
    const looked = run('ReadOnly');
    expect(conditionOf(looked, 'Available')?.status).toBe('True');
    expect(cleanUpWork(store, site, looked)).toBe(true);
    expect(site.get(target)).toBeDefined();
  });
});
