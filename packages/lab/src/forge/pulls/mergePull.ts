import type { Forge } from '../Forge';
import { ForgeError } from '../ForgeError';
import type { ForgeRepository } from '../ForgeRepository';
import type { PullState } from '../state';
import { personOf, type ForgeUser } from '../users';
import { isDraft, tryMerge } from './pullDiff';

export interface MergeOptions {
  style: string;
  title?: string;
  message?: string;
  /** The merge is refused when the head is another commit. */
  headSha?: string;
  deleteBranch?: boolean;
}

/** Merges a pull request. Call it inside {@link ForgeRepository.exclusive}. */
export async function mergePull(
  forge: Forge,
  repository: ForgeRepository,
  pull: PullState,
  user: ForgeUser,
  options: MergeOptions,
): Promise<void> {
  const { git } = repository;
  if (pull.merged) {
    throw new ForgeError(405, 'The PR is already merged');
  }
  if (pull.state === 'closed') throw new ForgeError(404, 'The PR is closed');
  if (isDraft(pull)) {
    throw new ForgeError(405, 'Work in progress PRs cannot be merged');
  }
  if (options.headSha && options.headSha !== pull.headSha) {
    throw new ForgeError(409, 'head out of date');
  }
  const merged = await tryMerge(repository, pull);
  if ('conflicts' in merged) {
    throw new ForgeError(
      409,
      `merge conflict: ${merged.conflicts.join(', ') || 'base branch is gone'}`,
    );
  }
  const mergeBase = await git.mergeBase(merged.base, pull.headSha);
  const sha = await makeCommit(repository, pull, user, options, merged);
  await git.setRef(`refs/heads/${pull.base}`, sha, merged.base);
  const now = new Date().toISOString();
  pull.merged = { at: now, by: user.login, sha };
  pull.mergeBase = mergeBase ?? pull.mergeBase;
  pull.state = 'closed';
  pull.closedAt = now;
  pull.updatedAt = now;
  if (options.deleteBranch) await git.deleteBranch(pull.head);
  forge.pushed({
    repository,
    branch: pull.base,
    before: merged.base,
    after: sha,
    pusher: user.login,
  });
  forge.pulled({
    repository,
    number: pull.number,
    action: 'closed',
    sender: user.login,
  });
}

async function makeCommit(
  repository: ForgeRepository,
  pull: PullState,
  user: ForgeUser,
  options: MergeOptions,
  merged: { tree: string; base: string },
): Promise<string> {
  const { git, owner } = repository;
  const author = personOf(user);
  const text = (title: string) =>
    [options.title || title, options.message].filter(Boolean).join('\n\n');
  switch (options.style) {
    case 'merge':
      return git.createCommit({
        tree: merged.tree,
        parents: [merged.base, pull.headSha],
        message: `${text(
          `Merge pull request '${pull.title}' (#${pull.number}) from ${pull.head} into ${pull.base}`,
        )}\n\nReviewed-on: ${repository.url}/pulls/${pull.number}\n`,
        author,
      });
    case 'squash':
      return git.createCommit({
        tree: merged.tree,
        parents: [merged.base],
        message: `${text(`${pull.title} (#${pull.number})`)}\n`,
        author,
      });
    case 'rebase':
      return rebase(repository, merged.base, pull.headSha, user);
    default:
      throw new ForgeError(
        405,
        `${owner}/${repository.name} does not allow the merge style ${options.style}`,
      );
  }
}

async function rebase(
  { git }: ForgeRepository,
  base: string,
  head: string,
  user: ForgeUser,
): Promise<string> {
  let tip = base;
  for (const commit of await git.commitsBetween(base, head)) {
    if (commit.parents.length > 1) continue;
    const step = await git.mergeTrees(commit.parents[0], tip, commit.sha);
    if ('conflicts' in step) {
      throw new ForgeError(
        409,
        `rebase conflict: ${step.conflicts.join(', ')}`,
      );
    }
    tip = await git.createCommit({
      tree: step.tree,
      parents: [tip],
      message: commit.message,
      author: commit.author,
      committer: personOf(user),
    });
  }
  return tip;
}
