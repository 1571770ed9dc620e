import { matchesGlob } from './matchesGlob';

describe('matchesGlob', () => {
  it.each([
    ['*/hub/core.*.yaml', 'bike/hub/core.s1.yaml', true],
    ['*/hub/core.*.yaml', 'bike/hub/other.s1.yaml', false],
    ['*/hub/core.*.yaml', 'bike/targets/core.s1.yaml', false],
    ['{a,b}/x?.yaml', 'b/x1.yaml', true],
    ['{a,b}/x?.yaml', 'c/x1.yaml', false],
    ['a.yaml', 'aXyaml', false],
  ])('%s and %s: %p', (pattern, path, expected) => {
    expect(matchesGlob(pattern, path)).toBe(expected);
  });
});
