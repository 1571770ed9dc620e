import { readDurationFromConfig, type Config } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import { readAiEdgeConfig, type GitOpsConfig } from '../../config';

/** An entry of `aiEdge.gitops` with how often its mirror is fetched. */
export interface MirroredGitOpsConfig extends GitOpsConfig {
  intervalMs: number;
}

const DEFAULT_INTERVAL_MS = 60_000;
const MIN_INTERVAL_MS = 1_000;

function interval(config: Config | undefined, key: string) {
  return config?.has(key)
    ? durationToMilliseconds(readDurationFromConfig(config, { key }))
    : undefined;
}

/**
 * Reads `aiEdge.gitops` with the interval of each, else of `aiEdge.gitopsInterval`, else a minute.
 */
export function readGitOpsConfig(config: Config): MirroredGitOpsConfig[] {
  const entries = config.getOptionalConfigArray('aiEdge.gitops') ?? [];
  const common = interval(config.getOptionalConfig('aiEdge'), 'gitopsInterval');
  return readAiEdgeConfig(config).gitops.map((entry, index) => ({
    ...entry,
    intervalMs: Math.max(
      interval(entries[index], 'interval') ?? common ?? DEFAULT_INTERVAL_MS,
      MIN_INTERVAL_MS,
    ),
  }));
}
