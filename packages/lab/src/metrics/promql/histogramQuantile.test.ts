import { histogramQuantile } from './histogramQuantile';

const buckets = (...counts: [string, number][]) =>
  counts.map(([le, value]) => ({ labels: { le, job: 'x' }, value }));
const quantile = (q: number, ...counts: [string, number][]) =>
  histogramQuantile(q, buckets(...counts))[0]?.value;

describe('histogramQuantile', () => {
  it('interpolates within a bucket, the first one from 0', () => {
    expect(quantile(0.5, ['1', 0], ['2', 10], ['+Inf', 10])).toBe(1.5);
    expect(quantile(0.5, ['1', 10], ['+Inf', 10])).toBe(0.5);
  });

  it('ends at the last finite bound', () => {
    expect(quantile(0.99, ['1', 1], ['2', 2], ['+Inf', 10])).toBe(2);
  });

  it.each([
    [
      0.5,
      [
        ['1', 0],
        ['+Inf', 0],
      ],
      NaN,
    ],
    [0.5, [['1', 1]], NaN],
    [
      NaN,
      [
        ['1', 1],
        ['+Inf', 1],
      ],
      NaN,
    ],
    [
      -1,
      [
        ['1', 1],
        ['+Inf', 1],
      ],
      -Infinity,
    ],
    [
      2,
      [
        ['1', 1],
        ['+Inf', 1],
      ],
      Infinity,
    ],
  ])('%p of %j is %p', (q, counts, expected) => {
    expect(quantile(q, ...(counts as [string, number][]))).toBe(expected);
  });

  it('keeps series apart and drops bound and name', () => {
    const result = histogramQuantile(0.5, [
      ...buckets(['1', 10], ['+Inf', 10]),
      { labels: { __name__: 'n', le: '2', job: 'y' }, value: 4 },
      { labels: { __name__: 'n', le: '+Inf', job: 'y' }, value: 4 },
      { labels: { job: 'z' }, value: 1 },
    ]);
    expect(result).toEqual([
      { labels: { job: 'x' }, value: 0.5 },
      { labels: { job: 'y' }, value: 1 },
    ]);
  });
});
