import { ForwardedError } from '@backstage/errors';
import type { PullRequest } from '../types';

/**
 * The error for what came after a pull request had been opened: it says that the pull request is there.
 *
 * @internal
 */
export function pullRequestIsOpen(
  { number, url }: Pick<PullRequest, 'number' | 'url'>,
  but: string,
  error: unknown,
): Error {
  return new ForwardedError(
    `pull request #${number} is open, but ${but}, see ${url}`,
    error,
  );
}
