export { SILENT } from './cellFacts';
export { ShareBar, type ShareBarProps } from './ShareBar';
export {
  allText,
  groupByText,
  groupFilter,
  groupId,
  groupText,
  type Grouping,
} from './siteGroups';
export { useDeploymentsHref } from './useDeploymentsHref';
export type { MatrixTableRow } from './useMatrixColumns';
export { versionLines, type VersionLine } from './versionLines';
export type { ShareKind } from './versionShares';
export { VersionMatrix, type VersionMatrixProps } from './VersionMatrix';
