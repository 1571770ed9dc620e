import type { TimelineItem } from '@ai-edge/backstage-plugin-ai-edge-common';
import { trailOf } from './trailOf';

const item = (
  minute: number,
  field: TimelineItem['field'] = 'state',
  to = 'ready',
): TimelineItem => ({
  id: `${minute}`,
  at: `2026-11-20T03:${String(minute).padStart(2, '0')}:00.000Z`,
  subject: field === 'availability' ? 'site' : 'deployment',
  field,
  to,
});
const silent = {
  availability: { state: 'unknown' as const, since: item(12).at },
  lastContact: item(7).at,
};
const ids = (items: TimelineItem[], site: Parameters<typeof trailOf>[1]) =>
  trailOf(items, site).map(({ id }) => id);

describe('trailOf', () => {
  it('ends before the site was found to be silent, oldest first', () => {
    expect(
      ids(
        [
          item(20),
          item(12, 'availability', 'unknown'),
          item(5),
          item(2, 'availability', 'available'),
        ],
        silent,
      ),
    ).toEqual(['2', '5']);
  });

  it('ends with the last contact where the silence was not recorded', () => {
    expect(ids([item(9), item(6), item(5)], silent)).toEqual(['5', '6']);
    expect(
      ids([item(13), item(11)], { ...silent, lastContact: undefined }),
    ).toEqual(['11']);
  });

  it('has six at most', () => {
    const items = [6, 5, 4, 3, 2, 1, 0].map(minute => item(minute));
    expect(ids(items, silent)).toEqual(['1', '2', '3', '4', '5', '6']);
  });
});
