import { timeWindow } from './timeWindow';

describe('timeWindow', () => {
  it('never asks more finely than samples arrive, and rates over three of them', () => {
    expect(timeWindow('1h', 10_000, 300)).toEqual({
      start: 6_300,
      end: 9_900,
      step: 300,
      window: 900,
    });
  });

  it.each([
    ['1h', 30, 60],
    ['6h', 120, 120],
    ['24h', 435, 435],
    ['7d', 3_030, 3_030],
  ] as const)('%s of a fast store', (range, step, window) => {
    const asked = timeWindow(range, 1_000_000, 15);
    expect(asked).toMatchObject({ step, window });
    expect((asked.end - asked.start) / step).toBeLessThanOrEqual(201);
    expect(asked.end % step).toBe(0);
  });
});
