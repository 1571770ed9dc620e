import type { HistoryRow } from './HistoryRow';

/** The time in which a hub finds out that sites are lost: five lease durations of a minute. */
export const LEASE_GRACE_MS = 300_000;

/** One lost site, or two, are told one by one however small the hub. */
const FEWEST = 2;
const SHARE = 0.05;

/** An incident, or a return from one. */
export interface Incident {
  since: string;
  until: string;
  members: HistoryRow[];
}

export type Direction = 'lost' | 'back';

/** Whether a row says that a site was lost or came back. */
export function directionOf(row: HistoryRow): Direction | undefined {
  if (row.field !== 'availability' || row.count !== undefined) return undefined;
  if (row.to === 'available') return 'back';
  const lost = row.to === 'unavailable' || row.to === 'unknown';
  return lost && row.from === 'available' ? 'lost' : undefined;
}

function time(row: { since: string }): number {
  return Date.parse(row.since);
}

/**
 * Rows of one hub and direction, grouped where more than a twentieth of the hub's sites moved within one lease
 * grace. What follows an incident within a grace belongs to it.
 */
export function groupMoves(
  rows: HistoryRow[],
  sites: number,
): { singles: HistoryRow[]; incidents: Incident[] } {
  const most = Math.max(FEWEST, sites * SHARE);
  const sorted = [...rows].sort((one, other) => time(one) - time(other));
  const singles: HistoryRow[] = [];
  const incidents: Incident[] = [];
  let start = 0;
  while (start < sorted.length) {
    const within = (from: number) => {
      let end = from;
      while (
        end < sorted.length &&
        time(sorted[end]) - time(sorted[from]) <= LEASE_GRACE_MS
      ) {
        end += 1;
      }
      return end;
    };
    let end = within(start);
    const moved = new Set(sorted.slice(start, end).map(({ site }) => site));
    if (moved.size <= most) {
      singles.push(sorted[start]);
      start += 1;
      continue;
    }
    while (within(end - 1) > end) end = within(end - 1);
    const members = new Map<string | undefined, HistoryRow>();
    for (const row of sorted.slice(start, end)) {
      // A site that moves twice is told of the second time by itself.
      if (members.has(row.site)) singles.push(row);
      else members.set(row.site, row);
    }
    incidents.push({
      since: sorted[start].since,
      until: sorted[end - 1].since,
      members: [...members.values()],
    });
    start = end;
  }
  return { singles, incidents };
}
