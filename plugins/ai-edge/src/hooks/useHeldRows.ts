import { useEffect, useMemo, useState } from 'react';

interface Identified {
  id: string;
}

/** Rows as they may be drawn now. */
export interface HeldRows<TRow> {
  rows: TRow[] | undefined;
  /** Rows that no longer match but stay until somebody asks. */
  gone: ReadonlySet<string>;
  /** How many rows would come, go or move. */
  changed: number;
  show: () => void;
}

/**
 * Nothing moves under a pointer or a focus: values change in place, but rows come, go and move only when
 * `isHeld` ends or `show` is called. Another question (`key`) is answered at once.
 */
export function useHeldRows<TRow extends Identified>(
  rows: TRow[] | undefined,
  isHeld: boolean,
  key: string,
): HeldRows<TRow> {
  const [held, setHeld] = useState<{ key: string; rows: TRow[] }>();

  const holds =
    isHeld &&
    rows !== undefined &&
    held !== undefined &&
    held.key === key &&
    held.rows.length > 0;

  useEffect(() => {
    if (rows && !holds) setHeld({ key, rows });
  }, [rows, holds, key]);

  return useMemo(() => {
    const show = () => setHeld(undefined);
    if (!holds) {
      return { rows, gone: new Set<string>(), changed: 0, show };
    }
    const fresh = new Map(rows.map(row => [row.id, row]));
    const gone = new Set(
      held.rows.filter(row => !fresh.has(row.id)).map(row => row.id),
    );
    const moved = rows.filter((row, index) => held.rows[index]?.id !== row.id);
    return {
      rows: held.rows.map(row => fresh.get(row.id) ?? row),
      gone,
      changed: moved.length || gone.size,
      show,
    };
  }, [rows, held, holds]);
}
