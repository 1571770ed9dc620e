import { formatBytes, formatValue } from './formatValue';

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
