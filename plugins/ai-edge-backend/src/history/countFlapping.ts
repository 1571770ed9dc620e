import type { HistoryRow } from './HistoryRow';
import type { Flapping } from './SiteFacts';

/** Rows that a field of one thing may fill in an hour; what comes then is counted in one more. */
export const MOST_ROWS_AN_HOUR = 6;

/**
 * The row as it is written: itself, or the one that counts the rest of the hour.
 *
 * @param unseen - changes before it that were not kept
 */
export function countFlapping(
  row: HistoryRow,
  before: Flapping | undefined,
  unseen: number = 0,
): { row: HistoryRow; flapping: Flapping } {
  const hour = row.since.slice(0, 13);
  const known = before?.hour === hour ? before : { hour, rows: 0 };
  if (known.rows < MOST_ROWS_AN_HOUR) {
    return { row, flapping: { ...known, rows: known.rows + 1 } };
  }
  const count = (known.count ?? 0) + 1 + unseen;
  const since = known.since ?? row.since;
  const from = known.since === undefined ? row.from : known.from;
  return {
    row: { ...row, since, from, count, until: row.since },
    flapping: { ...known, since, from, count },
  };
}
