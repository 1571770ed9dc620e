import type { HubConfig } from '../config';
import { HttpKubeApi } from './HttpKubeApi';
import type {
  HubConnection,
  KubeApi,
  KubeRequest,
  KubeWatch,
} from './HubConnection';
import {
  createEndpointTarget,
  createHubTarget,
  type HubTarget,
} from './HubTarget';
import type { KubeObject, KubeWatchEvent } from './KubeObject';

/** Keeps the first result; a failure is not kept, so that a file which appears later is found. */
function once<T>(create: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    if (!made) {
      made = create();
      made.catch(() => {
        made = undefined;
      });
    }
    return made;
  };
}

/** {@link HubConnection} of one entry of `aiEdge.hubs`. */
export class DefaultHubConnection implements HubConnection {
  readonly name: string;
  readonly role: HubConfig['role'];
  readonly #api: HttpKubeApi;
  readonly #proxy?: () => Promise<HubTarget>;

  static create(options: { config: HubConfig }): DefaultHubConnection {
    return new DefaultHubConnection(options.config);
  }

  private constructor(config: HubConfig) {
    this.name = config.name;
    this.role = config.role;
    const target = once(() => createHubTarget(config.access));
    this.#api = HttpKubeApi.create({ hub: config.name, target });
    const { clusterProxy } = config;
    if (clusterProxy) {
      this.#proxy = once(async () => {
        const own = createEndpointTarget(clusterProxy);
        return clusterProxy.token ?? clusterProxy.tokenFile
          ? own
          : { ...own, auth: (await target()).auth };
      });
    }
  }

  get lastHeard(): number {
    return this.#api.lastHeard;
  }

  request<T = unknown>(request: KubeRequest): Promise<T> {
    return this.#api.request<T>(request);
  }

  watch<T extends KubeObject = KubeObject>(
    watch: KubeWatch,
  ): AsyncIterable<KubeWatchEvent<T>> {
    return this.#api.watch<T>(watch);
  }

  site(name: string): KubeApi | undefined {
    return (
      this.#proxy &&
      HttpKubeApi.create({
        hub: `${this.name}, site ${name}`,
        target: this.#proxy,
        prefix: `/${encodeURIComponent(name)}`,
      })
    );
  }
}
