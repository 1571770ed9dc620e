import { ForwardedError, toError } from '@backstage/errors';
import type { GitlabProject } from './GitlabProject';

/**
 * Throws the error, and takes the branch away first that nobody will want because of it.
 *
 * @internal
 */
export async function withoutGitlabBranch(
  { client, path }: GitlabProject,
  branch: string,
  error: unknown,
): Promise<never> {
  try {
    await client.ask('read', api => api.branches.remove(path, branch));
  } catch (left) {
    throw new ForwardedError(
      `${toError(error).message}; its branch ${branch} is left (${
        toError(left).message
      })`,
      error,
    );
  }
  throw error;
}
