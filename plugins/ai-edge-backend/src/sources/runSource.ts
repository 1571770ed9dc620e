import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type {
  FleetSink,
  FleetSource,
} from '@ai-edge/backstage-plugin-ai-edge-node';

const RESTART_MS = 5_000;

/**
 * Runs a source until the signal aborts. One that breaks says so, is ended with everything that it had under way, and
 * is started again.
 */
export async function runSource(options: {
  source: FleetSource;
  sink: FleetSink;
  signal: AbortSignal;
  logger: LoggerService;
}): Promise<void> {
  const { source, sink, signal, logger } = options;
  while (!signal.aborted) {
    const run = new AbortController();
    try {
      await source.start(sink, AbortSignal.any([signal, run.signal]));
      return;
    } catch (error) {
      run.abort();
      const { message } = toError(error);
      sink.state('failed', message);
      logger.error(
        `Source ${source.id} broke and is started again`,
        toError(error),
      );
    }
    // The wait ends early only because everything ends.
    await sleep(RESTART_MS, undefined, { signal, ref: false }).catch(
      () => undefined,
    );
  }
}
