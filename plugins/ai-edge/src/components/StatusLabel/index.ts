export { StatusLabel, type StatusLabelProps } from './StatusLabel';
export {
  statusVocabulary,
  type Look,
  type StatusKind,
} from './statusVocabulary';
