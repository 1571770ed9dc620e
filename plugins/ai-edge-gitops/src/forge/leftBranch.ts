import type { ProposeOptions } from '../types';
import { branchPath } from './branchPath';
import { diffHolds } from './diffHolds';
import type { GiteaClient } from './GiteaClient';
import { branchSchema, gitCommitSchema } from './giteaSchemas';
import { parseAnswer } from './parseAnswer';

/**
 * Whether the branch of a proposal is what an attempt left whose pull request could not be opened: one commit on the
 * planned revision with exactly the planned files. Three calls.
 *
 * @internal
 */
export async function isLeftBranch(
  client: GiteaClient,
  where: string,
  { base, branch, files }: Pick<ProposeOptions, 'base' | 'branch' | 'files'>,
): Promise<boolean> {
  const read = (path: string, text?: boolean) =>
    client.request('GET', path, { call: 'read', optional: true, text });
  const found = await read(branchPath(branch));
  if (!found) return false;
  const { id } = parseAnswer(branchSchema, found.value, where).commit;
  const commitPath = `/git/commits/${encodeURIComponent(id)}`;
  const commit = await read(commitPath);
  if (!commit) return false;
  const { parents } = parseAnswer(gitCommitSchema, commit.value, where);
  if (parents?.length !== 1 || parents[0].sha !== base.revision) return false;
  const diff = await read(`${commitPath}.diff`, true);
  return typeof diff?.value === 'string' && diffHolds(diff.value, files);
}
