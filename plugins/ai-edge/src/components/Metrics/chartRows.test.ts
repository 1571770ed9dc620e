import { chartRows } from './chartRows';
import { formatBytes, formatValue } from './formatValue';

describe('chartRows', () => {
  it('joins series by time, oldest first, and leaves gaps out', () => {
    expect(
      chartRows([
        {
          name: 'a',
          labels: {},
          points: [
            [20, 2],
            [10, 1],
          ],
        },
        {
          name: 'b',
          labels: {},
          points: [
            [10, undefined],
            [20, 0],
          ],
        },
      ]),
    ).toEqual([
      { time: 10, values: { a: 1 } },
      { time: 20, values: { a: 2, b: 0 } },
    ]);
  });
});

describe('formatValue', () => {
  it.each([
    [0.0412, 's', '41.2 ms'],
    [2.5, 's', '2.5 s'],
    [0, '1/s', '0 1/s'],
    [12.345, '%', '12.3 %'],
    [3 * 1024 ** 3, 'bytes', '3 GiB'],
    [5, '', '5'],
  ])('%d in %s is %s', (value, unit, text) => {
    expect(formatValue(value, unit)).toBe(text);
  });

  it('keeps small sizes in bytes', () => {
    expect(formatBytes(512)).toBe('512 B');
  });
});
