import type { TimelineItem } from '@ai-edge/backstage-plugin-ai-edge-common';
import { kindsOf, timelineDays } from './timelineDays';

const item = (
  day: number,
  hour: number,
  field: TimelineItem['field'] = 'state',
): TimelineItem => ({
  id: `${day}-${hour}-${field}`,
  at: new Date(2026, 10, day, hour).toISOString(),
  subject: 'site',
  field,
});
const gap = (day: number, from: number, to: number) => ({
  from: new Date(2026, 10, day, from).toISOString(),
  to: new Date(2026, 10, day, to).toISOString(),
});
const shape = (...args: Parameters<typeof timelineDays>) =>
  timelineDays(...args).map(({ entries }) =>
    entries.map(entry => ('item' in entry ? entry.item.id : 'gap')),
  );

describe('timelineDays', () => {
  it('puts changes and gaps in order, by day', () => {
    expect(
      shape(
        {
          items: [item(20, 14), item(20, 8), item(19, 23)],
          gaps: [gap(20, 9, 10)],
          pageInfo: {},
        },
        { kinds: [] },
      ),
    ).toEqual([['20-14-state', 'gap', '20-8-state'], ['19-23-state']]);
  });

  it('shows each gap on one page only', () => {
    const gaps = [gap(20, 20, 21), gap(20, 5, 6), gap(19, 1, 2)];
    const older = item(20, 8).at;
    expect(
      shape(
        {
          items: [item(20, 14), item(20, 8)],
          gaps,
          pageInfo: { nextCursor: 'x' },
        },
        { kinds: [] },
      ),
    ).toEqual([['gap', '20-14-state', '20-8-state']]);
    expect(
      shape(
        { items: [item(20, 3)], gaps, pageInfo: {} },
        { kinds: [], before: older },
      ),
    ).toEqual([['gap', '20-3-state'], ['gap']]);
  });

  it('shows the chosen kinds', () => {
    const items = [item(20, 14), item(20, 13, 'version'), item(20, 12)];
    expect(
      shape({ items, gaps: [], pageInfo: {} }, { kinds: ['version'] }),
    ).toEqual([['20-13-version']]);
    expect(kindsOf(items, ['availability', 'version', 'state'])).toEqual([
      'version',
      'state',
    ]);
  });
});
