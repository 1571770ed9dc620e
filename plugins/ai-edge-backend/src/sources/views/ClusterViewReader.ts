import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  HubError,
  isHubError,
  type HubConnection,
  type KubeObject,
} from '../../hubs';
import {
  clusterView,
  viewsOf,
  type ManagedClusterView,
  type ViewTarget,
} from './clusterView';
import { Slots } from './Slots';
import { viewOutcome } from './viewOutcome';

const TIMEOUT_MS = 8_000;
const DELETE_TIMEOUT_MS = 5_000;
const REWATCH_MS = 250;
/** Views of ours on a hub at a time: each is an object in its store and a poll on the site. */
const MAX_VIEWS = 5;
const MAX_WAITING = 20;

/**
 * Reads one object of a site through a ManagedClusterView: a new one each time, since the answer of an old one says
 * nothing about its age. No controller deletes views: whoever makes one does.
 */
export class ClusterViewReader {
  readonly #hub: HubConnection;
  readonly #logger: LoggerService;
  readonly #timeoutMs: number;
  readonly #slots: Slots;

  static create(options: {
    hub: HubConnection;
    logger: LoggerService;
    /** From the question to the answer, the wait for others included. */
    timeoutMs?: number;
  }): ClusterViewReader {
    return new ClusterViewReader(options);
  }

  private constructor(options: {
    hub: HubConnection;
    logger: LoggerService;
    timeoutMs?: number;
  }) {
    this.#hub = options.hub;
    this.#logger = options.logger;
    this.#timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
    this.#slots = Slots.create({
      limit: MAX_VIEWS,
      maxWaiting: MAX_WAITING,
      busy: `Hub ${options.hub.name} is reading as many sites as it may just now. Try again in a moment`,
    });
  }

  /**
   * Throws a `HubError` when hub or site do not do it in time, a `ServiceUnavailableError` when too many are waiting.
   */
  async read(site: string, target: ViewTarget): Promise<KubeObject> {
    const signal = AbortSignal.timeout(this.#timeoutMs);
    const release = await this.#slots.take(signal);
    const name = randomUUID();
    const controller = new AbortController();
    let refused = false;
    try {
      const created = await this.#hub
        .request<ManagedClusterView>({
          method: 'POST',
          path: viewsOf(site),
          body: clusterView(site, name, target),
          signal,
        })
        .catch(error => {
          // What the hub has refused is not there; what it did not answer may be.
          refused = isHubError(error) && (error.code ?? 500) < 500;
          throw error;
        });
      return await this.#answer(
        created,
        site,
        AbortSignal.any([signal, controller.signal]),
      );
    } catch (error) {
      return this.#late(error, signal);
    } finally {
      controller.abort();
      // Nobody waits for it, but its place is taken until then.
      (refused ? Promise.resolve() : this.#remove(site, name)).finally(release);
    }
  }

  async #answer(
    created: ManagedClusterView,
    site: string,
    signal: AbortSignal,
  ): Promise<KubeObject> {
    const { name } = created.metadata;
    let { resourceVersion } = created.metadata;
    for (;;) {
      for await (const { type, object } of this.#hub.watch<ManagedClusterView>({
        path: viewsOf(site),
        query: { fieldSelector: `metadata.name=${name}` },
        resourceVersion,
        signal,
      })) {
        if (type === 'DELETED') {
          throw new HubError('Somebody took the question to the site back', {
            hub: this.#hub.name,
            kind: 'failed',
          });
        }
        resourceVersion = object.metadata.resourceVersion ?? resourceVersion;
        const result =
          type === 'BOOKMARK' ? undefined : viewOutcome(object, this.#hub.name);
        if (result) return result;
      }
      await sleep(REWATCH_MS, undefined, { signal, ref: false });
    }
  }

  #late(error: unknown, signal: AbortSignal): never {
    if (!signal.aborted) throw error;
    throw new HubError(
      `The site did not answer its hub within ${Math.round(
        this.#timeoutMs / 1000,
      )} s`,
      { hub: this.#hub.name, kind: 'timeout' },
    );
  }

  async #remove(site: string, name: string): Promise<void> {
    try {
      await this.#hub.request({
        method: 'DELETE',
        path: `${viewsOf(site)}/${name}`,
        timeoutMs: DELETE_TIMEOUT_MS,
      });
    } catch (error) {
      if (isHubError(error, 'not-found')) return;
      this.#logger.warn(
        `Hub ${
          this.#hub.name
        }: a ManagedClusterView was left behind and waits to be swept: ${
          toError(error).message
        }`,
      );
    }
  }
}
