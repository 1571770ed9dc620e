import { canonicalJson } from './canonicalJson';

describe('canonicalJson', () => {
  it('does not depend on the order of keys, at any depth', () => {
    expect(canonicalJson({ b: { d: 1, c: 2 }, a: [{ y: 1, x: 2 }] })).toBe(
      '{"a":[{"x":2,"y":1}],"b":{"c":2,"d":1}}',
    );
  });

  it('treats an undefined field like an absent one and keeps the order of lists', () => {
    expect(canonicalJson({ a: undefined, list: ['b', 'a'] })).toBe(
      canonicalJson({ list: ['b', 'a'] }),
    );
    expect(canonicalJson(['b', 'a'])).not.toBe(canonicalJson(['a', 'b']));
  });
});
