import { OwnerIndex } from './OwnerIndex';
import { configMap } from './__testUtils__/objects';

const owned = (name: string, uid: string, owner: string) =>
  configMap('x', name, {
    uid,
    ownerReferences: [
      { apiVersion: 'v1', kind: 'ConfigMap', name: owner, uid: owner },
    ],
  });

describe('OwnerIndex', () => {
  it('knows what an owner leaves behind, once', () => {
    const index = OwnerIndex.create();
    index.add(owned('a', '1', 'root'));
    index.add(owned('b', '2', 'root'));
    index.add(owned('c', '3', 'other'));
    index.remove(owned('b', '2', 'root'));
    expect(index.take('root')).toEqual([
      { group: '', kind: 'ConfigMap', namespace: 'x', name: 'a' },
    ]);
    expect(index.take('root')).toEqual([]);
    expect(index.take('nobody')).toEqual([]);
  });
});
