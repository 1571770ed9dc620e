import { Backoff } from './Backoff';

describe('Backoff', () => {
  it('doubles up to its cap and starts anew after success', () => {
    const backoff = new Backoff(() => 0.5);
    const waits = [1, 2, 3, 4, 5, 6].map(() => backoff.next(4_000));
    expect(waits).toEqual([250, 500, 1000, 2000, 4000, 4000]);
    backoff.reset();
    expect(backoff.next(4_000)).toBe(250);
  });

  it('spreads waits', () => {
    expect(new Backoff(() => 0).next(4_000)).toBe(187.5);
    expect(new Backoff(() => 1).next(4_000)).toBe(312.5);
  });

  it('waits as long as it is asked to', () => {
    expect(new Backoff(() => 0.5).next(4_000, 30)).toBe(30_000);
  });
});
