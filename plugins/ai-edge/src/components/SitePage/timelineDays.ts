import type {
  Timeline,
  TimelineField,
  TimelineItem,
} from '@ai-edge/backstage-plugin-ai-edge-common';

/** A line of a timeline: something that changed, or a time in which nobody watched. */
export type TimelineEntry =
  | { at: string; item: TimelineItem }
  | { at: string; gap: Timeline['gaps'][number] };

/** What happened on one day, newest first. */
export interface TimelineDay {
  /** An instant of the day. */
  at: string;
  entries: TimelineEntry[];
}

/** The kinds of changes on a page, in the order of the vocabulary. */
export function kindsOf(
  items: TimelineItem[],
  all: readonly TimelineField[],
): TimelineField[] {
  return all.filter(field => items.some(item => item.field === field));
}

/**
 * The lines of one page by day. Only the gaps of the page's own time are among them: those before its last change
 * belong to the next page, those after `before` were on the one before.
 */
export function timelineDays(
  timeline: Pick<Timeline, 'items' | 'gaps' | 'pageInfo'>,
  options: { kinds: readonly string[]; before?: string },
): TimelineDay[] {
  const { items, gaps, pageInfo } = timeline;
  const { kinds, before } = options;
  const oldest = pageInfo.nextCursor && items[items.length - 1]?.at;
  const shown = items.filter(
    ({ field }) => kinds.length === 0 || kinds.includes(field),
  );
  const entries: TimelineEntry[] = [
    ...shown.map(item => ({ at: item.at, item })),
    ...gaps
      .filter(
        ({ to }) =>
          (!oldest || Date.parse(to) > Date.parse(oldest)) &&
          (!before || Date.parse(to) <= Date.parse(before)),
      )
      .map(gap => ({ at: gap.to, gap })),
  ].sort((one, other) => Date.parse(other.at) - Date.parse(one.at));

  const days: TimelineDay[] = [];
  for (const entry of entries) {
    const last = days[days.length - 1];
    if (last && dayOf(last.at) === dayOf(entry.at)) last.entries.push(entry);
    else days.push({ at: entry.at, entries: [entry] });
  }
  return days;
}

/** The day in the zone of whoever looks. */
function dayOf(instant: string): string {
  return new Date(instant).toDateString();
}
