import { UsageError } from '../UsageError';
import { askGit } from './git';

/** The commit that a change is compared with. */
export interface Base {
  ref: string;
  commit: string;
}

/**
 * The commit from which the change in the working tree left `ref`: `ref` itself where the merge result is checked out.
 * What has come to `ref` since is not part of the change. In a clone too shallow to tell, `ref` itself.
 */
export async function findBase(root: string, ref: string): Promise<Base> {
  const resolve = (name: string) =>
    askGit(root, [
      'rev-parse',
      '--verify',
      '--quiet',
      '--end-of-options',
      `${name}^{commit}`,
    ]);
  const tip = (await resolve(ref)) ?? (await resolve(`origin/${ref}`));
  if (tip === undefined) {
    throw new UsageError(
      `--base: there is no commit ${JSON.stringify(
        ref,
      )} in ${root}; fetch it first`,
    );
  }
  const fork = await askGit(root, ['merge-base', tip, 'HEAD']);
  return { ref, commit: fork ?? tip };
}
