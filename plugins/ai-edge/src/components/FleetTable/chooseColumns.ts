import type { FleetColumn } from './fleetColumn';

/** The columns that the address asks for, or the default ones. The row's name is always among them. */
export function chooseColumns<TRow extends { id: string }>(
  columns: FleetColumn<TRow>[],
  chosen: string[] | undefined,
): FleetColumn<TRow>[] {
  return columns.filter(
    ({ id, isRowHeader, isDefault }) =>
      isRowHeader || (chosen ? chosen.includes(id) : isDefault),
  );
}
