export { sitesSha256 } from './sitesSha256';
export { proposalHash } from './proposalHash';
export { branchName, parseBranchName } from './branchName';
export { findExisting } from './findExisting';
