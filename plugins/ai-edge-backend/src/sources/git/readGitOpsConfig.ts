import type { Config } from '@backstage/config';
import { readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import { InputError } from '@backstage/errors';
import type { GitOpsRepository } from '@ai-edge/backstage-plugin-ai-edge-common';

/** One entry of `aiEdge.gitops`. */
export interface GitOpsConfig extends GitOpsRepository {
  /** Milliseconds between two fetches of its mirror. */
  interval: number;
}

const DEFAULT_INTERVAL_MS = 60_000;
const MIN_INTERVAL_MS = 1_000;

function repositoryUrl(config: Config, key: string): string {
  const text = config.getString('url');
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new InputError(`${key}.url: must be an absolute URL`);
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new InputError(`${key}.url: must be an https:// or http:// URL`);
  }
  if (url.username || url.password) {
    throw new InputError(
      `${key}.url: must not hold credentials; they belong into integrations`,
    );
  }
  return text.replace(/\/+$/, '').replace(/\.git$/, '');
}

/**
 * Reads `aiEdge.gitops`. Throws an `InputError` that names the key for anything that cannot work, so that a wrong
 * configuration stops the start and not the first proposal.
 */
export function readGitOpsConfig(config: Config): GitOpsConfig[] {
  const names = new Set<string>();
  return (config.getOptionalConfigArray('aiEdge.gitops') ?? []).map(
    (entry, index) => {
      const key = `aiEdge.gitops[${index}]`;
      const name = entry.getString('name');
      if (names.has(name)) {
        throw new InputError(`${key}.name: "${name}" is used twice`);
      }
      names.add(name);
      const interval = entry.has('interval')
        ? durationToMilliseconds(
            readDurationFromConfig(entry, { key: 'interval' }),
          )
        : DEFAULT_INTERVAL_MS;
      return {
        name,
        url: repositoryUrl(entry, key),
        forge: entry.getString('forge'),
        branch: entry.getOptionalString('branch') ?? 'main',
        layout: entry.getString('layout'),
        hubs:
          entry.getOptionalStringArray('hubs') ??
          (config.getOptionalConfigArray('aiEdge.hubs') ?? []).map(hub =>
            hub.getString('name'),
          ),
        interval: Math.max(interval, MIN_INTERVAL_MS),
      };
    },
  );
}
