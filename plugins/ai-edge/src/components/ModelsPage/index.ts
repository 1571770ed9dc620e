export { GroupBySelect, type GroupBySelectProps } from './GroupBySelect';
export { ModelsPage } from './ModelsPage';
