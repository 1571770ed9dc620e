export { diffCounts } from './diffCounts';
export { LazyDiffView } from './LazyDiffView';
