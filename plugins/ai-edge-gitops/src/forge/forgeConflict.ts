import { ConflictError, isError } from '@backstage/errors';

/**
 * Why a forge did not take a proposal.
 *
 * - `base-moved`: the base branch no longer points to the planned commit: plan again
 * - `branch-exists`: take the next branch name, or find its pull request
 * - `pull-request-exists`: find it
 * - `file-changed`: a file is not what the plan read: plan again
 *
 * @public
 */
export type ForgeConflictCode =
  | 'base-moved'
  | 'branch-exists'
  | 'pull-request-exists'
  | 'file-changed';

/**
 * A `ConflictError` whose message starts with the code.
 *
 * @internal
 */
export function forgeConflict(code: ForgeConflictCode, detail: string) {
  return new ConflictError(`${code}: ${detail}`);
}

/**
 * The code of a `ConflictError` that a forge threw, `undefined` for any other error.
 *
 * @public
 */
export function forgeConflictCode(
  error: unknown,
): ForgeConflictCode | undefined {
  if (!isError(error) || error.name !== 'ConflictError') return undefined;
  const match =
    /^(base-moved|branch-exists|pull-request-exists|file-changed):/.exec(
      error.message,
    );
  return match?.[1] as ForgeConflictCode | undefined;
}
