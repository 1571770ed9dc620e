import { parseQuantity } from './parseQuantity';

describe('parseQuantity', () => {
  it.each<[unknown, number | undefined]>([
    ['4', 4],
    ['3500m', 3.5],
    ['16Gi', 17_179_869_184],
    ['134217728Ki', 137_438_953_472],
    ['1k', 1000],
    ['1.5', 1.5],
    ['2e3', 2000],
    ['12E', 12e18],
    ['0', 0],
    [8, 8],
    ['', undefined],
    ['lots', undefined],
    ['4 GB', undefined],
    [undefined, undefined],
  ])('%p is %p', (quantity, number) => {
    expect(parseQuantity(quantity)).toBe(number);
  });
});
