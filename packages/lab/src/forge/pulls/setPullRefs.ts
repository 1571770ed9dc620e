import type { ForgeRepository } from '../ForgeRepository';

/** Where clients fetch the commits of a pull request: as Gitea and GitHub have it, and as GitLab has it. */
export async function setPullRefs(
  { git }: ForgeRepository,
  number: number,
  sha: string,
): Promise<void> {
  await git.forceRef(`refs/pull/${number}/head`, sha);
  await git.forceRef(`refs/merge-requests/${number}/head`, sha);
}
