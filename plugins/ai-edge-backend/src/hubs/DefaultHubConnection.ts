import type { HubConfig } from '../config';
import { HttpKubeApi } from './HttpKubeApi';
import type { HubObserver } from './HubObserver';
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
import { Remembered } from './Remembered';

/** {@link HubConnection} of one entry of `aiEdge.hubs`. */
export class DefaultHubConnection implements HubConnection {
  readonly name: string;
  readonly role: HubConfig['role'];
  readonly #config: HubConfig;
  readonly #observer?: HubObserver;
  readonly #api: HttpKubeApi;
  readonly #target: Remembered<HubTarget>;
  readonly #proxy?: Remembered<HubTarget>;

  static create(options: {
    config: HubConfig;
    /** Told of what is asked of the hub and of the sites behind it. */
    observer?: HubObserver;
    /** Told once when the certificates of what a kubeconfig names turn out not to be verified. */
    onUnverified?: () => void;
  }): DefaultHubConnection {
    return new DefaultHubConnection(options);
  }

  private constructor(options: {
    config: HubConfig;
    observer?: HubObserver;
    onUnverified?: () => void;
  }) {
    const { config, observer, onUnverified } = options;
    this.name = config.name;
    this.role = config.role;
    this.#config = config;
    this.#observer = observer;
    let said = config.access.skipTLSVerify;
    this.#target = new Remembered(async () => {
      const target = await createHubTarget(config.access);
      if (target.unverified && !said) onUnverified?.();
      said ||= target.unverified;
      return target;
    });
    this.#api = this.#apiOf(config.name, this.#target);
    const { clusterProxy } = config;
    if (clusterProxy) {
      this.#proxy = new Remembered(async () => {
        const own = createEndpointTarget(clusterProxy);
        return clusterProxy.token ?? clusterProxy.tokenFile
          ? own
          : { ...own, auth: (await this.#target.get()).auth };
      });
    }
  }

  get lastHeard(): number {
    return this.#api.lastHeard;
  }

  get unverified(): boolean {
    const { access, clusterProxy, metrics, flightctl } = this.#config;
    const known = this.#target.known;
    return [access, clusterProxy, metrics, flightctl, known].some(
      one =>
        one !== undefined &&
        ('unverified' in one ? one.unverified : one.skipTLSVerify),
    );
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
      this.#apiOf(
        `${this.name}, site ${name}`,
        this.#proxy,
        `/${encodeURIComponent(name)}`,
      )
    );
  }

  #apiOf(
    hub: string,
    target: Remembered<HubTarget>,
    prefix?: string,
  ): HttpKubeApi {
    return HttpKubeApi.create({
      hub,
      target: () => target.get(),
      forgetTarget: () => target.forget(),
      prefix,
      timeouts: this.#config.timeouts,
      onCall: call => this.#observer?.call(this.name, call),
      onChanged: seconds => this.#observer?.changed(this.name, seconds),
    });
  }
}
