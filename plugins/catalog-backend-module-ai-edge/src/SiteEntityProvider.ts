import type {
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type { EventParams, EventsService } from '@backstage/plugin-events-node';
import {
  FLEET_EVENTS_TOPIC,
  type FleetEventPayload,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { AiEdgeService } from '@ai-edge/backstage-plugin-ai-edge-node';
import { listAllSites } from './listAllSites';
import { siteEntities } from './siteEntities';

const DEFAULT_DEBOUNCE_MS = 2000;

export interface SiteEntityProviderOptions {
  aiEdge: AiEdgeService;
  events: EventsService;
  logger: LoggerService;
  taskRunner: SchedulerServiceTaskRunner;
  defaultOwner: string;
  /** How long a change of the fleet waits for more of them. */
  debounceMs?: number;
}

/**
 * Keeps the catalog's sites in step with the fleet: on a schedule, and soon after the fleet says that sites have
 * changed. Only a complete list is written, because what is missing from it is removed.
 */
export class SiteEntityProvider implements EntityProvider {
  readonly #options: SiteEntityProviderOptions;
  #connection?: EntityProviderConnection;
  #timer?: NodeJS.Timeout;
  #written?: string;

  static create(options: SiteEntityProviderOptions) {
    return new SiteEntityProvider(options);
  }

  private constructor(options: SiteEntityProviderOptions) {
    this.#options = options;
  }

  getProviderName(): string {
    return 'ai-edge';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
    await this.#options.taskRunner.run({
      id: 'ai-edge-refresh-sites',
      fn: () => this.#refresh({ always: true }),
    });
    await this.#options.events.subscribe({
      id: 'catalog-ai-edge-sites',
      topics: [FLEET_EVENTS_TOPIC],
      onEvent: async event => this.#onEvent(event),
    });
  }

  #onEvent({ eventPayload }: EventParams) {
    const { kinds } = eventPayload as FleetEventPayload;
    if (!kinds.includes('site') || this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#refresh({ always: false }).catch(error =>
        this.#options.logger.warn(
          `Sites were not read after a change, the schedule will: ${
            toError(error).message
          }`,
        ),
      );
    }, this.#options.debounceMs ?? DEFAULT_DEBOUNCE_MS);
    this.#timer.unref();
  }

  /** Events come with every change of a site's state, which its entity does not show: nothing is written then. */
  async #refresh({ always }: { always: boolean }) {
    const { aiEdge, logger, defaultOwner } = this.#options;
    const sites = await listAllSites(aiEdge.asPlugin());
    if (!sites) {
      logger.info(
        'The fleet is not complete yet: the sites of the catalog stay as they are',
      );
      return;
    }
    const entities = siteEntities(sites, { defaultOwner });
    const text = JSON.stringify(entities);
    if (!always && text === this.#written) return;
    await this.#connection?.applyMutation({ type: 'full', entities });
    this.#written = text;
  }
}
