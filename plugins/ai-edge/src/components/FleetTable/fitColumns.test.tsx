import { fitColumns } from './fitColumns';
import type { FleetColumn } from './fleetColumn';

const column = (
  id: string,
  minWidth: number,
  priority: number,
): FleetColumn<{ id: string }> => ({
  id,
  label: id,
  minWidth,
  priority,
  isDefault: id !== 'extra',
  isRowHeader: id === 'name',
  cell: () => <div />,
});
const COLUMNS = [
  column('name', 200, 1),
  column('state', 150, 2),
  column('region', 120, 4),
  column('set', 130, 3),
  column('extra', 100, 5),
];
const ids = (columns: { id: string }[]) => columns.map(({ id }) => id);

describe('fitColumns', () => {
  it('leaves all in while the width is not measured', () => {
    expect(fitColumns(COLUMNS, 0)).toBe(COLUMNS);
  });

  it('leaves the least important ones out first, in place', () => {
    expect(ids(fitColumns(COLUMNS, 600))).toEqual([
      'name',
      'state',
      'region',
      'set',
    ]);
    expect(ids(fitColumns(COLUMNS, 490))).toEqual(['name', 'state', 'set']);
  });

  it('never leaves the name out', () => {
    expect(ids(fitColumns(COLUMNS, 10))).toEqual(['name']);
  });
});
