export { createSearchApi } from './createSearchApi';
