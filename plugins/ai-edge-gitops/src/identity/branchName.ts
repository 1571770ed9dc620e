import type { Intent } from '@ai-edge/backstage-plugin-ai-edge-common';

/** Branches of proposals start with this. @public */
export const BRANCH_PREFIX = 'ai-edge/';

/**
 * Branch of a proposal: `ai-edge/<kind>/<model>-<hash10>`. The second and later attempts, after the pull request of
 * an earlier one was closed or merged, end with `-2`, `-3`, ….
 *
 * @public
 */
export function branchName(
  intent: Pick<Intent, 'kind'> & { model: { name: string } },
  hash: string,
  attempt: number = 1,
): string {
  const suffix = attempt > 1 ? `-${attempt}` : '';
  return `${BRANCH_PREFIX}${intent.kind}/${intent.model.name}-${hash.slice(
    0,
    10,
  )}${suffix}`;
}

/**
 * The first of {@link branchName}'s names that `isTaken` does not know.
 *
 * @public
 */
export async function freeBranchName(
  intent: Parameters<typeof branchName>[0],
  hash: string,
  isTaken: (branch: string) => boolean | Promise<boolean>,
): Promise<string> {
  let attempt = 1;
  while (await isTaken(branchName(intent, hash, attempt))) attempt += 1;
  return branchName(intent, hash, attempt);
}

/**
 * The parts of a branch that {@link branchName} named, `undefined` for any other.
 *
 * @public
 */
export function parseBranchName(
  branch: string,
):
  | { kind: string; model: string; hash10: string; attempt: number }
  | undefined {
  const match =
    /^ai-edge\/([a-z-]+)\/([a-z0-9-]+)-([0-9a-f]{10})(?:-([1-9]\d*))?$/.exec(
      branch,
    );
  if (!match) return undefined;
  return {
    kind: match[1],
    model: match[2],
    hash10: match[3],
    attempt: match[4] ? Number(match[4]) : 1,
  };
}
