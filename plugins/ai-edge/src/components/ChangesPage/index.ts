export { ChangesPage } from './ChangesPage';
export { ChecksLabel } from './ChecksLabel';
export { useWhatWord } from './useWhatWord';
