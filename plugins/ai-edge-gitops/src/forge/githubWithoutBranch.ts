import { ForwardedError, toError } from '@backstage/errors';
import type { GithubClient } from './GithubClient';

/**
 * Throws the error; one that is for good leaves no branch behind. After a conflict the branch is somebody else's,
 * after a timeout what it was made for may be there.
 *
 * @internal
 */
export async function githubWithoutBranch(
  client: GithubClient,
  branch: string,
  error: unknown,
): Promise<never> {
  const { name, message } = toError(error);
  if (name === 'ConflictError' || name === 'ServiceUnavailableError') {
    throw error;
  }
  try {
    await client.request('createRef', ({ git }) =>
      git.deleteRef({ ...client.repo, ref: `heads/${branch}` }),
    );
  } catch (left) {
    throw new ForwardedError(
      `${message}; its branch ${branch} is left (${toError(left).message})`,
      error,
    );
  }
  throw error;
}
