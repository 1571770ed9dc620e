import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';

/** `aiEdge.builds`: how the built result of a change is made for previews. */
export interface BuildsConfig {
  /** `kubectl` or `kustomize`, or a path to one of them. */
  command: string;
  /** How long one build may take. */
  timeoutMs: number;
  /** Builds at a time. */
  concurrency: number;
}

const DEFAULT_TIMEOUT_MS = 10_000;
const DEFAULT_CONCURRENCY = 2;

/** Reads `aiEdge.builds`; `undefined` without it: then nothing is built. */
export function readBuildsConfig(config: Config): BuildsConfig | undefined {
  const builds = config.getOptionalConfig('aiEdge.builds');
  if (!builds) return undefined;
  const command = builds.getString('command');
  if (!/^(.*\/)?(kubectl|kustomize)[^/]*$/.test(command)) {
    throw new InputError(
      'aiEdge.builds.command: must be kubectl or kustomize, or a path to one of them',
    );
  }
  const timeoutMs = builds.has('timeout')
    ? durationToMilliseconds(readDurationFromConfig(builds, { key: 'timeout' }))
    : DEFAULT_TIMEOUT_MS;
  const concurrency =
    builds.getOptionalNumber('concurrency') ?? DEFAULT_CONCURRENCY;
  if (timeoutMs < 100) {
    throw new InputError('aiEdge.builds.timeout: must be at least 0.1 seconds');
  }
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new InputError(
      'aiEdge.builds.concurrency: must be a whole number, at least 1',
    );
  }
  return { command, timeoutMs, concurrency };
}
