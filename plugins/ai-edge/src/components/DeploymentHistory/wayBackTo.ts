import type { DeploymentHistoryItem } from '@ai-edge/backstage-plugin-ai-edge-common';

/**
 * How a rollback names what a commit said: by its version, or by the commit where it has none, or where the version is
 * the one that is wanted now and something else was different.
 */
export function wayBackTo(
  { version, revision }: DeploymentHistoryItem,
  current: string | undefined,
): { version: string } | { revision: string } {
  return version !== undefined && current !== undefined && version !== current
    ? { version }
    : { revision };
}
