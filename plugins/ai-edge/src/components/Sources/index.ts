export { RepositoryTable } from './RepositoryTable';
export { SourceSections } from './SourceSections';
