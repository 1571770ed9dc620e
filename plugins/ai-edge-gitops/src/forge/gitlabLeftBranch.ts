import type { ProposeOptions } from '../types';
import { gitlabDiffsHold } from './gitlabDiffsHold';
import type { GitlabProject } from './GitlabProject';
import { gitlabCompareSchema } from './gitlabSchemas';
import { parseAnswer } from './parseAnswer';

/**
 * Whether the branch of a proposal is what an attempt left whose merge request could not be opened: one commit on the
 * planned revision with exactly the planned files. One call: `compare` answers all files at once, while the diff of
 * a commit comes in pages.
 *
 * @internal
 */
export async function isLeftGitlabBranch(
  { client, path, where }: GitlabProject,
  { base, branch, files }: Pick<ProposeOptions, 'base' | 'branch' | 'files'>,
): Promise<boolean> {
  const answer = await client.find(/^(?!.*project)/i, api =>
    api.repositories.compare(path, base.revision, branch, { straight: true }),
  );
  if (answer === undefined) return false;
  const compared = parseAnswer(gitlabCompareSchema, answer, where);
  const [commit] = compared.commits;
  return (
    !compared.compare_timeout &&
    compared.commits.length === 1 &&
    commit.parent_ids?.length === 1 &&
    commit.parent_ids[0] === base.revision &&
    gitlabDiffsHold(compared.diffs, files)
  );
}
