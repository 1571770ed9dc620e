import { ObjectTable } from './ObjectTable';
import { cluster, configMap } from './__testUtils__/objects';

describe('ObjectTable', () => {
  it('lists in the order of keys, whatever comes and goes', () => {
    const table = ObjectTable.create();
    const names = (namespace?: string) =>
      table
        .list(namespace)
        .map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
    table.set(configMap('b', 'x'));
    table.set(configMap('a', 'z'));
    table.set(configMap('a', 'y'));
    expect(names()).toEqual(['a/y', 'a/z', 'b/x']);
    table.set(configMap('a', 'a'));
    table.remove('b', 'x');
    table.remove('b', 'never');
    expect(names()).toEqual(['a/a', 'a/y', 'a/z']);
    expect(names('a')).toEqual(['a/a', 'a/y', 'a/z']);
    expect(names('b')).toEqual([]);
    expect(table.size).toBe(3);
  });

  it('holds the newest of a name', () => {
    const table = ObjectTable.create();
    table.set(cluster('a'));
    expect(table.list()).toHaveLength(1);
    const newer = cluster('a', { spec: { hubAcceptsClient: true } });
    table.set(newer);
    expect(table.get('', 'a')).toBe(newer);
    expect(table.list()).toEqual([newer]);
    expect(table.size).toBe(1);
  });
});
