import type { Forge } from '../Forge';
import type { ForgeRepository } from '../ForgeRepository';
import type { ForgeUser } from '../users';

/** Why a branch was not made. */
export type BranchRefusal = 'exists' | 'no-commit' | 'bad-name';

/** Makes a branch. Call it inside {@link ForgeRepository.exclusive}. */
export async function createBranch(
  forge: Forge,
  repository: ForgeRepository,
  user: ForgeUser,
  { ref, sha }: { ref: string; sha: string },
): Promise<{ branch: string } | { refused: BranchRefusal }> {
  const { git } = repository;
  const branch = ref.replace(/^refs\/heads\//, '');
  if (branch === ref || !(await git.isBranchName(branch))) {
    return { refused: 'bad-name' };
  }
  if (await git.branch(branch)) return { refused: 'exists' };
  if ((await git.resolve(sha)) !== sha) return { refused: 'no-commit' };
  await git.setRef(ref, sha, undefined);
  forge.pushed({ repository, branch, after: sha, pusher: user.login });
  return { branch };
}
