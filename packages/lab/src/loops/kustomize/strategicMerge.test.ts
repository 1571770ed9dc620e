import { strategicMerge } from './strategicMerge';

describe('strategicMerge', () => {
  it('merges maps, and removes what is null', () => {
    expect(
      strategicMerge({ a: { b: 1, c: 2 }, d: 1 }, { a: { b: null, e: 3 } }, ''),
    ).toEqual({ a: { c: 2, e: 3 }, d: 1 });
  });

  const target = {
    containers: [
      { name: 'a', image: '1' },
      { name: 'b', image: '1' },
    ],
  };

  it('merges lists of built-in kinds by their key; new entries come first', () => {
    const patch = {
      containers: [
        { name: 'c', image: '3' },
        { name: 'b', image: '2' },
      ],
    };
    expect(strategicMerge(target, patch, 'apps')).toEqual({
      containers: [
        { name: 'c', image: '3' },
        { name: 'a', image: '1' },
        { name: 'b', image: '2' },
      ],
    });
  });

  it('replaces lists of kinds that kustomize does not know', () => {
    const patch = { containers: [{ name: 'b', image: '2' }] };
    expect(strategicMerge(target, patch, 'serving.kserve.io')).toEqual(patch);
  });

  it('obeys directives, and refuses those that it does not know', () => {
    expect(strategicMerge({ a: 1 }, { $patch: 'delete' }, '')).toBeUndefined();
    expect(
      strategicMerge({ a: { b: 1 } }, { a: { $patch: 'replace', c: 2 } }, ''),
    ).toEqual({ a: { c: 2 } });
    expect(
      strategicMerge(
        target,
        { containers: [{ name: 'a', $patch: 'delete' }] },
        'apps',
      ),
    ).toEqual({ containers: [{ name: 'b', image: '1' }] });
    expect(() => strategicMerge({}, { $setElementOrder: [] }, '')).toThrow(
      /not supported/,
    );
  });

  it('leaves its inputs alone', () => {
    const before = structuredClone(target);
    strategicMerge(target, { containers: [{ name: 'a', image: '9' }] }, 'apps');
    expect(target).toEqual(before);
  });
});
