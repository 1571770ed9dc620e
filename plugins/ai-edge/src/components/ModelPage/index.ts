export { ModelPage, type ModelPageProps } from './ModelPage';
