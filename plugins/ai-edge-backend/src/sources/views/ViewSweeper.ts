import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { SourceStatus } from '@ai-edge/backstage-plugin-ai-edge-common';
import {
  isHubError,
  listAll,
  type HubConnection,
  type KubeObject,
} from '../../hubs';
import { poll } from '../poll';
import { SourceReporter } from '../SourceReporter';
import { ALL_VIEWS, VIEW_CREATOR, VIEW_LABEL, viewsOf } from './clusterView';

const INTERVAL_MS = 3 * 60_000;
/** Younger ones may still be waited for, by this replica or by another one. */
const MIN_AGE_MS = 2 * 60_000;
const MAX_START_DELAY_MS = 5_000;

/**
 * Takes away the ManagedClusterViews that a portal left behind, of whichever replica: only its own by label, and only
 * what nobody can be waiting for any more.
 */
export class ViewSweeper {
  readonly #hub: HubConnection;
  readonly #reporter: SourceReporter;
  readonly #now: () => number;
  readonly #startDelayMs: number;

  static create(options: {
    hub: HubConnection;
    logger: LoggerService;
    /** Told whether live detail can work on this hub. */
    report: (status: SourceStatus) => void;
    now?: () => number;
    /** Replicas that start together do not sweep together; random when absent. */
    startDelayMs?: number;
  }): ViewSweeper {
    return new ViewSweeper(options);
  }

  private constructor(options: {
    hub: HubConnection;
    logger: LoggerService;
    report: (status: SourceStatus) => void;
    now?: () => number;
    startDelayMs?: number;
  }) {
    const { hub, logger, report } = options;
    this.#hub = hub;
    this.#now = options.now ?? Date.now;
    this.#startDelayMs =
      options.startDelayMs ?? Math.random() * MAX_START_DELAY_MS;
    this.#reporter = SourceReporter.create({
      source: { id: `views:${hub.name}`, kind: 'views', hub: hub.name },
      logger,
      report,
    });
  }

  /** Resolves when the signal aborts. */
  async start(signal: AbortSignal): Promise<void> {
    this.#reporter.starting();
    // It rejects only because everything ends.
    await sleep(this.#startDelayMs, undefined, { signal, ref: false }).catch(
      () => undefined,
    );
    await poll(() => this.#round(signal), { intervalMs: INTERVAL_MS, signal });
  }

  async #round(signal: AbortSignal): Promise<void> {
    try {
      await this.#sweep(signal);
      this.#reporter.ok();
    } catch (error) {
      if (!signal.aborted) this.#reporter.failed(error);
    }
  }

  async #sweep(signal: AbortSignal): Promise<void> {
    const left: KubeObject[] = [];
    await listAll<KubeObject>(
      this.#hub,
      {
        path: ALL_VIEWS,
        query: { labelSelector: `${VIEW_LABEL}=${VIEW_CREATOR}` },
        signal,
      },
      views => left.push(...views.filter(view => this.#isOld(view))),
    );
    for (const { metadata } of left) {
      try {
        await this.#hub.request({
          method: 'DELETE',
          path: `${viewsOf(metadata.namespace ?? '')}/${metadata.name}`,
          signal,
        });
      } catch (error) {
        if (!isHubError(error, 'not-found')) throw error;
      }
    }
  }

  #isOld({ metadata }: KubeObject): boolean {
    const created = Date.parse(metadata.creationTimestamp ?? '');
    return this.#now() - created > MIN_AGE_MS;
  }
}
