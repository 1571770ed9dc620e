export { lintTree } from './lintTree';
