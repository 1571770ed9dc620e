import { applyOver, contains } from './threeWay';

describe('contains', () => {
  it.each([
    [{ a: 1, b: 2 }, { a: 1 }, true],
    [{ a: 1 }, { a: '1' }, false],
    [{ a: [1, 2] }, { a: [1] }, false],
    [{ a: [{ x: 1, more: 1 }] }, { a: [{ x: 1 }] }, true],
    [{}, { a: {} }, true],
    [{}, { a: { b: 1 } }, false],
    [{ a: 1 }, { a: 1, b: undefined }, true],
  ])('%j has %j: %p', (live, wanted, expected) => {
    expect(contains(live, wanted)).toBe(expected);
  });
});

describe('applyOver', () => {
  it('removes what was applied before, deep down too, and nothing else', () => {
    const live = { keep: 1, spec: { old: 1, theirs: 2, mine: 3 } };
    applyOver(live, { spec: { mine: 4 } }, { spec: { old: 1, mine: 3 } });
    expect(live).toEqual({ keep: 1, spec: { theirs: 2, mine: 4 } });
  });

  it('copies what it writes', () => {
    const wanted = { list: [{ a: 1 }] };
    const live: any = {};
    applyOver(live, wanted, undefined);
    live.list[0].a = 2;
    expect(wanted.list[0].a).toBe(1);
  });
});
