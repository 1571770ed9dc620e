import { chartRows } from './chartRows';

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
