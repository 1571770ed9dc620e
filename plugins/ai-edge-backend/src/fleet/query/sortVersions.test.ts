import { sortVersions } from './sortVersions';

describe('sortVersions', () => {
  it.each([
    [
      ['v2', 'v10', 'v9'],
      ['v10', 'v9', 'v2'],
    ],
    [
      ['1.4', '1.4.1', '1.10.0'],
      ['1.10.0', '1.4.1', '1.4'],
    ],
    [
      ['1.0.0-rc.1', '1.0.0', '1.0.0-rc.10', '1.0.0-beta', '1.0.0-rc.2'],
      ['1.0.0', '1.0.0-rc.10', '1.0.0-rc.2', '1.0.0-rc.1', '1.0.0-beta'],
    ],
    [
      ['2026-02-11', '2026-11-02', '2025-12-31'],
      ['2026-11-02', '2026-02-11', '2025-12-31'],
    ],
    [['v1'], ['v1']],
  ])('%j', (versions, sorted) => {
    expect(sortVersions(versions)).toEqual({ sorted, latest: sorted[0] });
    expect(sortVersions([...versions].reverse())).toEqual({
      sorted,
      latest: sorted[0],
    });
  });

  it('names no latest of what it cannot compare', () => {
    expect(sortVersions(['v2', 'main', 'v1'])).toEqual({
      sorted: ['main', 'v1', 'v2'],
    });
    expect(sortVersions([])).toEqual({ sorted: [], latest: undefined });
  });
});
