export { ChecksPage } from './ChecksPage';
export { SourcesRedirect } from './SourcesRedirect';
