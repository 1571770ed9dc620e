import type { ProposeOptions } from '../types';
import type { GitlabProject } from './GitlabProject';

/**
 * One commit with all files on a new branch, cut from the planned revision itself, so that no file can be another
 * than the plan read. `last_commit_id` may be any commit: GitLab compares the last commit of the file there with the
 * one on the default branch (`Files::BaseService#file_has_changed?` does not look at `start_sha`) and refuses a file
 * that has changed since the plan. On another base than the default branch that would be a wrong comparison.
 *
 * @internal
 */
export async function gitlabCommit(
  { client, path }: GitlabProject,
  { base, branch, files, commitMessage }: ProposeOptions,
  isDefaultBranch: boolean,
): Promise<void> {
  const lock = isDefaultBranch ? { lastCommitId: base.revision } : {};
  await client.ask('commit', api =>
    api.commits.create(
      path,
      branch,
      commitMessage,
      files.map(({ path: filePath, change, after = '' }) => ({
        action: change,
        filePath,
        ...(change !== 'delete' && {
          content: Buffer.from(after, 'utf8').toString('base64'),
          encoding: 'base64',
        }),
        ...(change !== 'create' && lock),
      })),
      { startSha: base.revision, stats: false },
    ),
  );
}
