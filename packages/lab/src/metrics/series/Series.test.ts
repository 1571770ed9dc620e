import { samplesBetween } from './Series';

const series = (from: number, to: number) => ({
  labels: {},
  type: 'gauge' as const,
  from,
  to,
  offset: 3,
  value: () => 1,
});

describe('samplesBetween', () => {
  it.each([
    [0, 60, { first: 3, last: 48, count: 4 }],
    [3, 48, { first: 3, last: 48, count: 4 }],
    [4, 47, { first: 18, last: 33, count: 2 }],
    [49, 62, undefined],
  ])('%i to %i: %j', (start, end, expected) => {
    expect(samplesBetween(series(0, Infinity), start, end)).toEqual(expected);
  });

  it('ends where the series does', () => {
    expect(samplesBetween(series(10, 40), 0, 100)).toEqual({
      first: 18,
      last: 33,
      count: 2,
    });
    expect(samplesBetween(series(200, 300), 0, 100)).toBeUndefined();
  });
});
