import { Backoff } from './Backoff';

describe('Backoff', () => {
  it('doubles up to its cap, and starts anew after what has worked', () => {
    let now = 0;
    const backoff = new Backoff(
      () => 0.5,
      () => now,
    );
    const waits = [1, 2, 3, 4, 5, 6].map(() => backoff.after(now));
    expect(waits).toEqual([250, 500, 1000, 2000, 4000, 4000]);
    now = 60_000;
    expect(backoff.after(0)).toBe(250);
  });

  it('spreads waits', () => {
    expect(new Backoff(() => 0).after(Date.now())).toBe(187.5);
    expect(new Backoff(() => 1).after(Date.now())).toBe(312.5);
  });

  it('waits at least as long as it is asked to, not all at once', () => {
    const wait = (random: number) =>
      new Backoff(() => random).after(Date.now(), undefined, 30);
    expect([wait(0), wait(1)]).toEqual([30_000, 37_500]);
  });
});
