import type {
  SiteDetail,
  TimelineItem,
} from '@ai-edge/backstage-plugin-ai-edge-common';

const LENGTH = 6;

/**
 * The last changes before a site went silent, oldest first. `items` are newest first. What came after it was found to be
 * silent, or after its last contact where that was not recorded, was not before it.
 */
export function trailOf(
  items: TimelineItem[],
  site: Pick<SiteDetail, 'availability' | 'lastContact'>,
): TimelineItem[] {
  const { state, since } = site.availability;
  const newest = items.findIndex(({ field }) => field === 'availability');
  const wentSilent = newest >= 0 && items[newest].to === state;
  const end = site.lastContact ?? since;
  const earlier = wentSilent
    ? items.slice(newest + 1)
    : items.filter(({ at }) => !end || Date.parse(at) <= Date.parse(end));
  return earlier.slice(0, LENGTH).reverse();
}
