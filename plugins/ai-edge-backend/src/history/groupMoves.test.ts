import { directionOf, groupMoves } from './groupMoves';
import type { HistoryRow } from './HistoryRow';

const START = Date.parse('2026-11-20T10:00:00Z');

function lost(site: string, seconds: number): HistoryRow {
  return {
    subject: `core/${site}`,
    field: 'availability',
    since: new Date(START + seconds * 1000).toISOString(),
    hub: 'core',
    site,
    from: 'available',
    to: 'unknown',
  };
}

const many = (count: number, from: number, apart: number) =>
  Array.from({ length: count }, (_, index) =>
    lost(`s${from}-${index}`, from + index * apart),
  );

describe('groupMoves', () => {
  it('takes more than a twentieth of the sites within a lease grace as one', () => {
    const { singles, incidents } = groupMoves(many(6, 0, 60), 100);
    expect(singles).toEqual([]);
    expect(incidents).toMatchObject([
      {
        since: '2026-11-20T10:00:00.000Z',
        until: '2026-11-20T10:05:00.000Z',
      },
    ]);
    expect(incidents[0].members).toHaveLength(6);
  });

  it('tells a twentieth one by one', () => {
    const { singles, incidents } = groupMoves(many(5, 0, 1), 100);
    expect(incidents).toEqual([]);
    expect(singles).toHaveLength(5);
  });

  it('tells as many one by one when they take longer', () => {
    const { singles, incidents } = groupMoves(many(6, 0, 61), 100);
    expect(incidents).toEqual([]);
    expect(singles).toHaveLength(6);
  });

  it('does not call two sites of a small hub an incident', () => {
    expect(groupMoves(many(2, 0, 1), 12).incidents).toEqual([]);
    expect(groupMoves(many(3, 0, 1), 12).incidents).toHaveLength(1);
  });

  it('lets what follows within a grace belong to it, and nothing later', () => {
    const rows = [...many(6, 0, 1), lost('late', 300), lost('later', 900)];
    const { singles, incidents } = groupMoves(rows.reverse(), 100);
    expect(incidents).toHaveLength(1);
    expect(incidents[0].members).toHaveLength(7);
    expect(singles.map(({ site }) => site)).toEqual(['later']);
  });

  it('counts a site once, and tells of its second loss by itself', () => {
    const rows = [...many(6, 0, 1), { ...lost('s0-0', 100) }];
    const { singles, incidents } = groupMoves(rows, 100);
    expect(incidents[0].members).toHaveLength(6);
    expect(singles.map(({ since }) => since)).toEqual([
      '2026-11-20T10:01:40.000Z',
    ]);
  });
});

describe('directionOf', () => {
  it.each([
    ['available', 'unknown', 'lost'],
    ['available', 'unavailable', 'lost'],
    ['unknown', 'available', 'back'],
    ['available', 'detached', undefined],
    ['unknown', 'unavailable', undefined],
  ])('%s to %s is %s', (from, to, expected) => {
    expect(directionOf({ ...lost('a', 0), from, to })).toBe(expected);
  });

  it('is nothing of other fields', () => {
    expect(directionOf({ ...lost('a', 0), field: 'state' })).toBeUndefined();
  });
});
