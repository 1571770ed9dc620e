import { toError } from '@backstage/errors';
import type { FileChange, ProposeOptions } from '../types';
import { forgeConflict, forgeConflictCode } from './forgeConflict';
import { gitlabDiffTells } from './gitlabDiffsHold';
import type { GitlabProject } from './GitlabProject';
import { gitlabCompareSchema } from './gitlabSchemas';
import { withoutGitlabBranch } from './withoutGitlabBranch';

/** Files that an error names; the rest is counted. */
const MAX_NAMED = 10;

/** Diffs that GitLab shows for sure; of more it may leave some out. */
const MAX_SHOWN = 100;

function named(files: FileChange[]): string {
  const rest = files.length - MAX_NAMED;
  return [
    ...files.slice(0, MAX_NAMED).map(({ path }) => path),
    ...(rest > 0 ? [`${rest} more`] : []),
  ].join(', ');
}

/** GitLab does not say which file is there, or is not; those that it can be are named. */
function whichFile(error: unknown, files: FileChange[]): unknown {
  if (forgeConflictCode(error) !== 'file-changed') return error;
  const { message } = toError(error);
  const isThere = /name already exists/.test(message);
  if (!isThere && !/name doesn't exist/.test(message)) return error;
  const possible = files.filter(
    ({ change }) => (change === 'create') === isThere,
  );
  return forgeConflict(
    'file-changed',
    `${message.replace(/^file-changed: /, '')} for one of ${named(possible)}`,
  );
}

/**
 * One commit with all files on a new branch, cut from the planned revision itself. `last_commit_id` may be any
 * commit: GitLab compares the last commit of the file there with the one on the default branch
 * (`Files::BaseService#file_has_changed?` does not look at `start_sha`) and refuses a file that has changed since the
 * plan. On another base than the default branch that would be a wrong comparison.
 *
 * GitLab knows no lock by content. When files are changed that were there, one more call looks whether they were
 * what the plan read, which they are not when the plan has read them wrongly.
 *
 * @internal
 */
export async function gitlabCommit(
  project: GitlabProject,
  options: ProposeOptions,
  isDefaultBranch: boolean,
): Promise<void> {
  const { base, branch, files, commitMessage } = options;
  const lock = isDefaultBranch ? { lastCommitId: base.revision } : {};
  try {
    await project.client.ask('commit', api =>
      api.commits.create(
        project.path,
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
  } catch (error) {
    throw whichFile(error, files);
  }
  const edited = files.filter(({ change }) => change !== 'create');
  if (edited.length > 0) await checkRead(project, options, edited);
}

async function checkRead(
  project: GitlabProject,
  { base, branch }: ProposeOptions,
  edited: FileChange[],
): Promise<void> {
  const { diffs, compare_timeout: cutShort } = await project.read(
    gitlabCompareSchema,
    api =>
      api.repositories.compare(project.path, base.revision, branch, {
        straight: true,
      }),
  );
  const byPath = new Map(diffs.map(diff => [diff.new_path, diff]));
  const others = edited.filter(file => {
    const diff = byPath.get(file.path);
    return diff
      ? gitlabDiffTells(diff, file) === 'other'
      : !cutShort && diffs.length < MAX_SHOWN;
  });
  if (others.length === 0) return;
  const error = forgeConflict(
    'file-changed',
    `${project.where} has another content at ${base.revision}: ${named(
      others,
    )}`,
  );
  await withoutGitlabBranch(project, branch, error);
}
