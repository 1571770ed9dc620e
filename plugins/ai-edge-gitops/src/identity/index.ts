export { sitesSha256 } from './sitesSha256';
export { proposalHash } from './proposalHash';
export {
  BRANCH_PREFIX,
  branchName,
  freeBranchName,
  parseBranchName,
} from './branchName';
export { findExisting } from './findExisting';
