export { chooseColumns } from './chooseColumns';
export { ColumnsMenu } from './ColumnsMenu';
export { fitColumns } from './fitColumns';
export type { FleetColumn } from './fleetColumn';
export { FleetTable, type FleetTableProps } from './FleetTable';
