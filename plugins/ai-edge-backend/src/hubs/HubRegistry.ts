import type { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { HubConfig } from '../config';
import { DefaultHubConnection } from './DefaultHubConnection';
import type { HubObserver } from './HubObserver';
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
    observer?: HubObserver;
  }): DefaultHubRegistry {
    const { hubs, logger, observer } = options;
    const warn = (hub: string, why: string) =>
      logger.warn(`Hub ${hub}: ${why}, its certificates are not verified`);
    return new DefaultHubRegistry(
      hubs.map(config => {
        const { name, access, clusterProxy, metrics, flightctl } = config;
        const endpoints = [access, clusterProxy, metrics, flightctl];
        if (endpoints.some(endpoint => endpoint?.skipTLSVerify)) {
          warn(name, 'skipTLSVerify is set');
        }
        return DefaultHubConnection.create({
          config,
          observer,
          onUnverified: () =>
            warn(name, 'its kubeconfig says insecure-skip-tls-verify'),
        });
      }),
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
