export { unifiedDiff } from './unifiedDiff';
export { proposalBody } from './proposalBody';
export { readProposalBody } from './readProposalBody';
export type { ProposalBodyData } from './machineBlock';
export { treeImpact } from './treeImpact';
export type { TreeImpact } from './treeImpact';
export { changedLines } from './changedLines';
export { impactText } from './impactText';
export { touchedBuilds } from './touchedBuilds';
