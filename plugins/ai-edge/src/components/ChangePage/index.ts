export { ChangePage, type ChangePageProps } from './ChangePage';
