import { samePrint } from './samePrint';

describe('samePrint', () => {
  it.each<[unknown, unknown, boolean]>([
    [{ a: 1, asOf: 'x' }, { asOf: 'y', a: 1 }, true],
    [{ a: { lastContact: 'x', b: [1] } }, { a: { b: [1] } }, true],
    [{ a: 1, b: undefined }, { a: 1 }, true],
    [{ a: 1 }, { a: 1, b: 2 }, false],
    [{ a: 1, b: 2 }, { a: 1 }, false],
    [{ a: 1 }, { b: 1 }, false],
    [[1, 2], [2, 1], false],
    [[1], [1, 2], false],
    [[], {}, false],
    [undefined, undefined, true],
    [undefined, {}, false],
    ['1', 1, false],
  ])('%j and %j: %s', (one, other, same) => {
    expect(samePrint(one, other)).toBe(same);
    expect(samePrint(other, one)).toBe(same);
  });
});
