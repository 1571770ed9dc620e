import { fastLab } from '../__testUtils__/fastLab';
import { applyObject, isSynced } from './applyObject';

const key = { group: '', kind: 'ConfigMap', namespace: 'default', name: 'c' };
const map = (
  data: Record<string, string>,
  labels?: Record<string, string>,
) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'c', namespace: 'default', ...(labels ? { labels } : {}) },
  data,
});

describe('applyObject', () => {
  const setup = () => {
    const { store } = fastLab();
    applyObject(store, map({ a: '1', b: '2' }));
    return store;
  };

  it('creates, and finds its own work in order', () => {
    const store = setup();
    expect(store.get(key)?.data).toEqual({ a: '1', b: '2' });
    expect(isSynced(store.get(key), map({ a: '1', b: '2' }))).toBe(true);
    expect(isSynced(store.get(key), map({ a: '2', b: '2' }))).toBe(false);
  });

  it('takes away what it applied before, and leaves what others added', () => {
    const store = setup();
    store.mutate(key, object => {
      object.data.theirs = 'x';
      object.metadata.labels = { theirs: 'x' };
    });
    expect(isSynced(store.get(key), map({ a: '1' }))).toBe(false);
    applyObject(store, map({ a: '1' }, { mine: 'y' }));
    expect(store.get(key)?.data).toEqual({ a: '1', theirs: 'x' });
    expect(store.get(key)?.metadata.labels).toEqual({ theirs: 'x', mine: 'y' });
    expect(isSynced(store.get(key), map({ a: '1' }, { mine: 'y' }))).toBe(true);
  });

  it('sees a hand edit', () => {
    const store = setup();
    store.mutate(key, object => {
      object.data.a = 'edited';
    });
    expect(isSynced(store.get(key), map({ a: '1', b: '2' }))).toBe(false);
  });
});
