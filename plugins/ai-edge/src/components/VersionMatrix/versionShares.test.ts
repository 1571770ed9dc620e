import { versionShares, type CellCounts } from './versionShares';

const cell = (fields: Partial<CellCounts>): CellCounts => ({
  sites: 0,
  versions: [],
  noVersion: 0,
  silent: 0,
  ready: 0,
  notReady: 0,
  failed: 0,
  behind: 0,
  diverged: 0,
  awaited: 0,
  ...fields,
});
const row = { versions: ['v4', 'v3', 'v2', 'v1'], latest: 'v4' };

describe('versionShares', () => {
  it('tells the latest, the one before it and all older ones apart', () => {
    expect(
      versionShares(
        row,
        cell({
          sites: 20,
          versions: [
            [0, 9],
            [1, 5],
            [2, 2],
            [3, 1],
          ],
          noVersion: 1,
          silent: 2,
        }),
      ),
    ).toEqual({
      onLatest: 9,
      shares: [
        { kind: 'latest', sites: 9 },
        { kind: 'previous', sites: 5 },
        { kind: 'older', sites: 3 },
        { kind: 'unknown', sites: 3 },
      ],
    });
  });

  it('knows that no site is on the latest only where one answers', () => {
    expect(
      versionShares(row, cell({ sites: 3, versions: [[1, 3]] })).onLatest,
    ).toBe(0);
    expect(versionShares(row, cell({ sites: 3, silent: 3 }))).toEqual({
      shares: [{ kind: 'unknown', sites: 3 }],
    });
  });

  it('puts versions that cannot be compared into no order', () => {
    expect(
      versionShares(
        { versions: ['blue', 'green'] },
        cell({
          sites: 3,
          versions: [
            [0, 2],
            [1, 1],
          ],
        }),
      ),
    ).toEqual({ shares: [{ kind: 'known', sites: 3 }] });
  });
});
