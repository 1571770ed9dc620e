export { FleetListPage, type FleetListPageProps } from './FleetListPage';
export { ListNotices, type ListNoticesProps } from './ListNotices';
export { usePagination } from './usePagination';
