export {
  intentFromFormData,
  isBuild,
  PLACEHOLDER_DIGEST,
} from './intentFromFormData';
