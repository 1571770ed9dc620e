import type { Intent } from '@ai-edge/backstage-plugin-ai-edge-common';

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
  return `ai-edge/${intent.kind}/${intent.model.name}-${hash.slice(
    0,
    10,
  )}${suffix}`;
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
