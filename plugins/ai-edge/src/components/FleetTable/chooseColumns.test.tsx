import { chooseColumns } from './chooseColumns';
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

describe('chooseColumns', () => {
  it('takes the default ones, or the chosen ones and the name', () => {
    expect(ids(chooseColumns(COLUMNS, undefined))).toEqual([
      'name',
      'state',
      'region',
      'set',
    ]);
    expect(ids(chooseColumns(COLUMNS, ['extra']))).toEqual(['name', 'extra']);
  });
});
