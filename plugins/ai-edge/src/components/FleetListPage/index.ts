export { FleetListPage, type FleetListPageProps } from './FleetListPage';
export { usePagination } from './usePagination';
