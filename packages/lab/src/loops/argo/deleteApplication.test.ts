import { fastLab } from '../__testUtils__/fastLab';
import { kinds } from '../kinds';
import { deleteApplication, RESOURCES_FINALIZER } from './deleteApplication';

describe('deleteApplication', () => {
  const setup = (finalizers: string[], annotations: object = {}) => {
    const { store } = fastLab().lab.site('core', 'plant-lyon-01')!;
    const map = { ...kinds.configMap, namespace: 'default', name: 'c' };
    store.create({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name: 'c',
        namespace: 'default',
        annotations: {
          'argocd.argoproj.io/tracking-id': 'app:/ConfigMap:default/c',
          ...annotations,
        },
      },
    });
    const key = {
      ...kinds.application,
      namespace: 'openshift-gitops',
      name: 'app',
    };
    store.create({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'app', namespace: 'openshift-gitops', finalizers },
      spec: { project: 'default', destination: {} },
      status: { resources: [map] },
    });
    store.delete(key);
    const app = store.get(key);
    return { store, map, key, more: app && deleteApplication(store, app) };
  };

  it('takes everything with it, then goes itself', () => {
    const { store, map, key, more } = setup([RESOURCES_FINALIZER]);
    expect(more).toBe(false);
    expect(store.get(map)).toBeUndefined();
    expect(store.get(key)).toBeUndefined();
  });

  it('leaves everything without the finalizer', () => {
    const { store, map, key } = setup([]);
    expect(store.get(key)).toBeUndefined();
    expect(store.get(map)).toBeDefined();
  });

  it.each([
    { 'argocd.argoproj.io/tracking-id': 'other:/ConfigMap:default/c' },
    { 'argocd.argoproj.io/sync-options': 'Delete=false' },
  ])('leaves what has %j', annotations => {
    const { store, map, key } = setup([RESOURCES_FINALIZER], annotations);
    expect(store.get(map)).toBeDefined();
    expect(store.get(key)).toBeUndefined();
  });
});
