import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { ResponseError, toError } from '@backstage/errors';
import type {
  AiEdgeApi,
  PipelineRun,
  PipelineRunRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { asBackendSaid } from './asBackendSaid';

const MAX_FAILURES = 20;

/** A refusal stays one; a server that is away or busy comes back. */
function isPassing(error: unknown): boolean {
  return !(error instanceof ResponseError) || error.statusCode >= 500;
}

/**
 * Reads a run, and again when the backend or the hub does not answer for a while: a build of an hour must not be
 * lost to a restart of the portal.
 */
export async function pollRun(
  api: AiEdgeApi,
  ref: PipelineRunRef,
  options: { logger: LoggerService; signal?: AbortSignal; pollMs: number },
): Promise<PipelineRun> {
  const { logger, signal, pollMs } = options;
  for (let failures = 1; ; failures++) {
    try {
      return await api.getPipelineRun(ref, { signal });
    } catch (error) {
      signal?.throwIfAborted();
      if (!isPassing(error) || failures >= MAX_FAILURES) {
        return asBackendSaid(() => Promise.reject(error));
      }
      logger.warn(
        `The run could not be read, trying again: ${toError(error).message}`,
      );
      await sleep(pollMs, undefined, { signal });
    }
  }
}
