import type { ProposeOptions } from '../types';
import type { GithubBase } from './githubBase';
import type { GithubClient } from './GithubClient';
import { githubError } from './githubErrors';
import { githubWithoutBranch } from './githubWithoutBranch';

/** GitHub carries out the second part also when the first one failed. */
const MUTATION = `
mutation ($ref: CreateRefInput!, $commit: CreateCommitOnBranchInput!) {
  createRef(input: $ref) { ref { name } }
  createCommitOnBranch(input: $commit) { commit { oid } }
}`;

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}

/**
 * The branch and one commit with all files that GitHub signs, in one call. When the branch is there and points to
 * the base, the commit goes onto it: only the first of several gets there, the others are told that it exists.
 *
 * @internal
 */
export async function githubSignedCommit(
  client: GithubClient,
  { repositoryId }: GithubBase,
  options: ProposeOptions,
): Promise<void> {
  const { base, branch, files, commitMessage } = options;
  const [headline, ...rest] = commitMessage.trim().split('\n');
  const body = rest.join('\n').trim();
  const { errors } = await client.graphql('commitOnBranch', MUTATION, {
    ref: { repositoryId, name: `refs/heads/${branch}`, oid: base.revision },
    commit: {
      branch: {
        repositoryNameWithOwner: `${client.repo.owner}/${client.repo.repo}`,
        branchName: branch,
      },
      expectedHeadOid: base.revision,
      message: { headline, ...(body && { body }) },
      fileChanges: {
        additions: files
          .filter(({ change }) => change !== 'delete')
          .map(({ path, after = '' }) => ({ path, contents: base64(after) })),
        deletions: files
          .filter(({ change }) => change === 'delete')
          .map(({ path }) => ({ path })),
      },
    },
  });
  const refused = errors.find(({ field }) => field !== 'createRef');
  if (!refused) return;
  const noBranch = errors.find(({ field }) => field === 'createRef');
  const error = githubError(client.where, {
    call: 'commitOnBranch',
    ...(noBranch ?? refused),
  });
  if (noBranch) throw error;
  await githubWithoutBranch(client, branch, error);
}
