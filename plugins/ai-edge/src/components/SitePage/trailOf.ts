import type {
  SiteDetail,
  TimelineItem,
} from '@ai-edge/backstage-plugin-ai-edge-common';

const LENGTH = 6;

/**
 * The last changes before a site went silent, oldest first. That it was heard no more, and what followed of it, came
 * after its last contact.
 */
export function trailOf(
  items: TimelineItem[],
  site: Pick<SiteDetail, 'availability' | 'lastContact'>,
): TimelineItem[] {
  const { since } = site.availability;
  const end = site.lastContact ?? since;
  return items
    .filter(
      ({ at, field }) =>
        (!end || Date.parse(at) <= Date.parse(end)) &&
        !(field === 'availability' && at === since),
    )
    .slice(0, LENGTH)
    .reverse();
}
