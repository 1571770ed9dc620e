import { DefaultObjectStore } from './DefaultObjectStore';
import { hubResourceTypes } from './resourceTypes';
import type { KubeObject, StoreEvent } from './types';
import {
  cluster,
  configMap,
  failureOf,
  MCL,
  namespace,
} from './__testUtils__/objects';

const CM = { group: '', kind: 'ConfigMap' };

function setup(historySize?: number) {
  const store = DefaultObjectStore.create({
    name: 'core',
    types: hubResourceTypes,
    historySize,
  });
  const events: string[] = [];
  store.subscribe((event: StoreEvent) =>
    events.push(`${event.type} ${event.object.metadata.name}`),
  );
  return { store, events };
}

describe('DefaultObjectStore', () => {
  it('stamps what it creates, drops status and applies defaults', () => {
    const { store, events } = setup();
    const created = store.create(
      cluster('store-1', { status: { conditions: [] } }),
    );
    expect(created.metadata).toMatchObject({
      name: 'store-1',
      generation: 1,
      resourceVersion: '2',
    });
    expect(created.metadata.uid).toMatch(/^[0-9a-f-]{36}$/);
    expect(created.metadata.creationTimestamp).toMatch(/^\d{4}-.*:\d\dZ$/);
    expect(created.status).toBeUndefined();
    expect(created.spec.leaseDurationSeconds).toBe(60);
    expect(events).toEqual(['ADDED store-1']);
  });

  it('moves generation with the spec only, and writes nothing when nothing changed', () => {
    const { store, events } = setup();
    store.create(cluster('a'));
    const key = { ...MCL, name: 'a' };
    const labelled = store.mutate(key, object => {
      object.metadata.labels = { region: 'eu' };
    });
    expect(labelled!.metadata.generation).toBe(1);
    const changed = store.mutate(key, object => {
      object.spec.hubAcceptsClient = true;
    });
    expect(changed!.metadata.generation).toBe(2);
    const withStatus = store.updateStatus({
      ...cluster('a'),
      status: { version: { kubernetes: 'v1.31.4' } },
    });
    expect(withStatus.metadata.generation).toBe(2);
    expect(withStatus.spec.hubAcceptsClient).toBe(true);
    const same = store.mutate(key, () => {});
    expect(same!.metadata.resourceVersion).toBe(
      withStatus.metadata.resourceVersion,
    );
    expect(events).toHaveLength(4);
  });

  it('keeps status through an update and does not share memory with callers', () => {
    const { store } = setup();
    const mine = cluster('a', { spec: { hubAcceptsClient: false } });
    store.create(mine);
    mine.spec.hubAcceptsClient = true;
    store.updateStatus({ ...cluster('a'), status: { conditions: [] } });
    const updated = store.update({
      ...cluster('a', { spec: { hubAcceptsClient: false } }),
      status: { version: {} },
    });
    expect(updated.status).toEqual({ conditions: [] });
    expect(updated.spec.hubAcceptsClient).toBe(false);
  });

  it('answers 409 to a stale write, to a second create, and 404 to an update of nothing', () => {
    const { store } = setup();
    const first = store.create(cluster('a'));
    store.mutate({ ...MCL, name: 'a' }, object => {
      object.spec.hubAcceptsClient = true;
    });
    expect(failureOf(() => store.update(first))).toMatchObject({
      code: 409,
      reason: 'Conflict',
      message:
        'Operation cannot be fulfilled on managedclusters.cluster.open-cluster-management.io "a": the object has been modified; please apply your changes to the latest version and try again',
    });
    expect(failureOf(() => store.create(cluster('a')))).toMatchObject({
      code: 409,
      reason: 'AlreadyExists',
    });
    expect(failureOf(() => store.update(cluster('b')))).toMatchObject({
      code: 404,
      reason: 'NotFound',
    });
  });

  it('refuses names, labels and specs with the field that is wrong', () => {
    const { store, events } = setup();
    const causes = (object: KubeObject) =>
      (failureOf(() => store.create(object)).details!.causes as any[]).map(
        cause => cause.field,
      );
    expect(causes(cluster('Store_1'))).toEqual(['metadata.name']);
    expect(
      causes(
        cluster('a', {
          metadata: { name: 'a', labels: { 'x/y/z': 'ok', region: '-eu' } },
        }),
      ),
    ).toEqual(['metadata.labels', 'metadata.labels']);
    expect(
      causes(cluster('a', { spec: { taints: [{ effect: 'NoSchedule' }] } })),
    ).toEqual(['spec.taints[0].key', 'spec.taints[0].effect']);
    expect(events).toEqual([]);
  });

  it('needs the namespace, and empties it when it is deleted', () => {
    const { store, events } = setup();
    expect(failureOf(() => store.create(configMap('x', 'one')))).toMatchObject({
      code: 404,
      message: 'namespaces "x" not found',
    });
    store.create(namespace('x'));
    store.create(configMap('x', 'one'));
    store.create(configMap('x', 'held', { finalizers: ['example.com/hold'] }));
    store.delete({ group: '', kind: 'Namespace', name: 'x' });
    expect(store.list(CM, { namespace: 'x' })).toHaveLength(1);
    expect(
      store.get({ group: '', kind: 'Namespace', name: 'x' })!.status.phase,
    ).toBe('Terminating');
    expect(failureOf(() => store.create(configMap('x', 'two')))).toMatchObject({
      code: 403,
    });
    store.mutate({ ...CM, namespace: 'x', name: 'held' }, object => {
      object.metadata.finalizers = [];
    });
    expect(
      store.get({ group: '', kind: 'Namespace', name: 'x' }),
    ).toBeUndefined();
    expect(events.slice(-2)).toEqual(['DELETED held', 'DELETED x']);
  });

  it('removes what an object owned, unless told to leave orphans', () => {
    const { store } = setup();
    store.create(namespace('x'));
    const own = (owner: KubeObject, name: string) =>
      store.create(
        configMap('x', name, {
          ownerReferences: [
            {
              apiVersion: 'v1',
              kind: 'ConfigMap',
              name: owner.metadata.name,
              uid: owner.metadata.uid,
            },
          ],
        }),
      );
    const root = store.create(configMap('x', 'root'));
    own(own(root, 'child'), 'grandchild');
    const other = store.create(configMap('x', 'other'));
    own(other, 'orphan');
    store.delete({ ...CM, namespace: 'x', name: 'root' });
    store.delete({ ...CM, namespace: 'x', name: 'other' }, { orphan: true });
    expect(store.list(CM).map(object => object.metadata.name)).toEqual([
      'orphan',
    ]);
  });

  it('tells all listeners of changes in the order of resourceVersion, also when one writes back', () => {
    const { store, events } = setup();
    store.subscribe(event => {
      if (event.type === 'ADDED' && event.object.kind === 'ManagedCluster') {
        store.create(namespace(event.object.metadata.name));
      }
    });
    const seen: number[] = [];
    store.subscribe(event =>
      seen.push(Number(event.object.metadata.resourceVersion)),
    );
    store.create(cluster('a'));
    store.create(cluster('b'));
    expect(seen).toEqual([2, 3, 4, 5]);
    expect(events).toHaveLength(4);
  });

  it('resumes a type from an older resourceVersion until that is compacted', () => {
    const { store } = setup(4);
    store.load([cluster('seeded')]);
    const from = store.resourceVersion;
    store.create(namespace('x'));
    store.create(cluster('a'));
    expect(
      store.eventsSince(MCL, from)!.map(event => event.object.metadata.name),
    ).toEqual(['a']);
    expect(store.eventsSince(MCL, from - 1)).toBeUndefined();
    for (let count = 0; count < 10; count += 1) {
      store.create(cluster(`b-${count}`));
    }
    expect(store.eventsSince(MCL, from)).toBeUndefined();
    expect(store.eventsSince(MCL, store.resourceVersion - 2)).toHaveLength(2);
    store.compact();
    expect(store.eventsSince(MCL, store.resourceVersion - 1)).toBeUndefined();
    expect(store.eventsSince(MCL, store.resourceVersion)).toEqual([]);
  });

  it('lists by namespace and label in the order of keys', () => {
    const { store } = setup();
    store.load([namespace('b'), namespace('a')]);
    store.create(configMap('b', 'one', { labels: { tier: 'x' } }));
    store.create(configMap('a', 'two', { labels: { tier: 'x' } }));
    store.create(configMap('a', 'one'));
    const names = (objects: KubeObject[]) =>
      objects.map(o => `${o.metadata.namespace}/${o.metadata.name}`);
    expect(names(store.list(CM))).toEqual(['a/one', 'a/two', 'b/one']);
    expect(names(store.list(CM, { namespace: 'a' }))).toEqual([
      'a/one',
      'a/two',
    ]);
    expect(names(store.list(CM, { labels: { tier: 'x' } }))).toEqual([
      'a/two',
      'b/one',
    ]);
  });
});
