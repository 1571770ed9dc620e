import type { FleetColumn } from './fleetColumn';

/** Leaves out columns, least important first, until the rest fits into `width` pixels. 0 is: not measured yet. */
export function fitColumns<TRow extends { id: string }>(
  columns: FleetColumn<TRow>[],
  width: number,
): FleetColumn<TRow>[] {
  if (width === 0) return columns;
  let kept = columns;
  const needed = () => kept.reduce((sum, { minWidth }) => sum + minWidth, 0);
  while (kept.length > 1 && needed() > width) {
    const last = Math.max(...kept.map(({ priority }) => priority));
    kept = kept.filter(({ priority }) => priority !== last);
  }
  return kept;
}
