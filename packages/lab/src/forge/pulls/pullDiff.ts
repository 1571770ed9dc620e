import type { ForgeRepository } from '../ForgeRepository';
import type { PullState } from '../state';

/** The two commits whose difference a pull request shows. */
export async function pullRange(
  { git }: ForgeRepository,
  pull: PullState,
): Promise<{ base: string; head: string }> {
  if (pull.merged || pull.state === 'closed') {
    return { base: pull.mergeBase, head: pull.headSha };
  }
  const base = await git.branch(pull.base);
  const mergeBase = base && (await git.mergeBase(base, pull.headSha));
  return { base: mergeBase ?? pull.mergeBase, head: pull.headSha };
}

/** What a merge of an open pull request would give now: its tree, or the paths that conflict. */
export async function tryMerge(
  { git }: ForgeRepository,
  pull: PullState,
): Promise<{ tree: string; base: string } | { conflicts: string[] }> {
  const base = await git.branch(pull.base);
  if (!base) return { conflicts: [] };
  const mergeBase = await git.mergeBase(base, pull.headSha);
  const result = await git.mergeTrees(mergeBase, base, pull.headSha);
  return 'tree' in result ? { tree: result.tree, base } : result;
}

/** A draft of GitHub is one by itself, Gitea's by a prefix of its title. */
export const isDraft = ({ draft, title }: Pick<PullState, 'draft' | 'title'>) =>
  draft === true || /^(\[WIP\]|WIP:)/i.test(title);
