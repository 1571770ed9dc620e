import type { PullRequest } from '../types';
import { readProposalBody } from '../review/readProposalBody';
import { parseBranchName } from './branchName';

/**
 * The open pull request that carries out the proposal with this hash, by its branch. A body that names another hash
 * overrules the branch's ten characters; a body that was edited away does not.
 *
 * @public
 */
export function findExisting(
  pullRequests: PullRequest[],
  hash: string,
): PullRequest | undefined {
  return pullRequests.find(({ state, branch, body }) => {
    if (state !== 'open') return false;
    if (parseBranchName(branch)?.hash10 !== hash.slice(0, 10)) return false;
    const said = readProposalBody(body);
    return said === undefined || said.hash === hash;
  });
}
