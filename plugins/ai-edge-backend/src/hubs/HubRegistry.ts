import type { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { HubConfig } from '../config';
import { DefaultHubConnection } from './DefaultHubConnection';
import type { HubConnection } from './HubConnection';

/** The configured hubs, by name. */
export interface HubRegistry {
  list(): HubConnection[];
  /** Throws a `NotFoundError` for a name that is not configured. */
  get(name: string): HubConnection;
}

/** {@link HubRegistry} of what `aiEdge.hubs` says. */
export class DefaultHubRegistry implements HubRegistry {
  readonly #hubs: Map<string, HubConnection>;

  static create(options: {
    hubs: HubConfig[];
    logger: LoggerService;
  }): DefaultHubRegistry {
    for (const hub of options.hubs) {
      const endpoints = [hub.access, hub.clusterProxy, hub.metrics];
      if (endpoints.some(endpoint => endpoint?.skipTLSVerify)) {
        options.logger.warn(
          `Hub ${hub.name}: skipTLSVerify is set, its certificates are not verified`,
        );
      }
    }
    return new DefaultHubRegistry(
      options.hubs.map(config => DefaultHubConnection.create({ config })),
    );
  }

  /** A registry of given connections. */
  static of(hubs: HubConnection[]): DefaultHubRegistry {
    return new DefaultHubRegistry(hubs);
  }

  private constructor(hubs: HubConnection[]) {
    this.#hubs = new Map(hubs.map(hub => [hub.name, hub]));
  }

  list(): HubConnection[] {
    return [...this.#hubs.values()];
  }

  get(name: string): HubConnection {
    const hub = this.#hubs.get(name);
    if (!hub) {
      throw new NotFoundError(`hub: "${name}" is not configured`);
    }
    return hub;
  }
}
