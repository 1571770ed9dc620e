import { Verdicts } from './Verdicts';

describe('Verdicts', () => {
  it('asks once for a row as it is, and again for one that has changed', () => {
    const verdicts = new Verdicts();
    let allowed = new Set([1, 3]);
    const asked: number[] = [];
    const test = () =>
      verdicts.of('gold', 5, row => {
        asked.push(row);
        return allowed.has(row);
      });
    expect([0, 1, 2, 3].filter(test())).toEqual([1, 3]);
    expect([0, 1, 2, 3].filter(test())).toEqual([1, 3]);
    expect(asked).toEqual([0, 1, 2, 3]);
    allowed = new Set([2]);
    verdicts.forget(1);
    verdicts.forget(2);
    expect([0, 1, 2, 3].filter(test())).toEqual([2, 3]);
    expect(asked).toEqual([0, 1, 2, 3, 1, 2]);
  });

  it('keeps decisions apart and grows with the rows', () => {
    const verdicts = new Verdicts();
    expect(verdicts.of('nobody', 1, () => false)(0)).toBe(false);
    expect(verdicts.of('all', 1, () => true)(0)).toBe(true);
    expect(verdicts.of('all', 1000, row => row === 999)(999)).toBe(true);
    expect(verdicts.of('nobody', 1000, () => true)(0)).toBe(false);
  });

  it('never says yes of a row that it has no room for', () => {
    expect(new Verdicts().of('all', 2, () => true)(7)).toBe(false);
  });

  it('forgets the decision that was not used for longest', () => {
    const verdicts = new Verdicts();
    verdicts.of('first', 1, () => true)(0);
    for (let i = 0; i < 100; i += 1) verdicts.of(`other ${i}`, 1, () => true);
    const asked = jest.fn(() => false);
    expect(verdicts.of('first', 1, asked)(0)).toBe(false);
    expect(asked).toHaveBeenCalledTimes(1);
  });
});
