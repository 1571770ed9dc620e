import { NotFoundError } from '@backstage/errors';
import {
  HubError,
  isHubError,
  type HubRegistry,
  type KubeObject,
} from '../../hubs';
import type { ClusterViewReader } from './ClusterViewReader';
import type { ViewTarget } from './clusterView';

const PROXY_TIMEOUT_MS = 5_000;

/** One object of a site, as its API and as a view ask for it. */
export interface SiteObject extends ViewTarget {
  plural: string;
}

/** An object just read, and by which way. */
export interface SiteAnswer {
  object: KubeObject;
  via: 'cluster-proxy' | 'managed-cluster-view';
}

/**
 * Reads one object from its site: in one call through the hub's cluster-proxy, and by a ManagedClusterView where no
 * proxy is configured or the proxy does not get through to the site.
 */
export class SiteObjectReader {
  readonly #hubs: HubRegistry;
  readonly #views: ReadonlyMap<string, Pick<ClusterViewReader, 'read'>>;

  static create(options: {
    hubs: HubRegistry;
    /** Of the hubs that allow it. */
    views?: ReadonlyMap<string, Pick<ClusterViewReader, 'read'>>;
  }): SiteObjectReader {
    return new SiteObjectReader(options.hubs, options.views ?? new Map());
  }

  private constructor(
    hubs: HubRegistry,
    views: ReadonlyMap<string, Pick<ClusterViewReader, 'read'>>,
  ) {
    this.#hubs = hubs;
    this.#views = views;
  }

  /** Throws a `NotFoundError` when there is no way to ask, a `HubError` when the site does not answer. */
  async read(
    hub: string,
    site: string,
    wanted: SiteObject,
  ): Promise<SiteAnswer> {
    const { plural, ...target } = wanted;
    const proxy = this.#hubs.get(hub).site(site);
    const views = this.#views.get(hub);
    const byView = async (): Promise<SiteAnswer> => ({
      object: await views!.read(site, target),
      via: 'managed-cluster-view',
    });
    if (!proxy) {
      if (views) return byView();
      throw new NotFoundError(
        `Hub ${hub} is configured without clusterProxy and managedClusterView, so its sites cannot be asked`,
      );
    }
    try {
      const { apiGroup, version, namespace, name } = target;
      const object = await proxy.request<KubeObject>({
        path: `/apis/${apiGroup}/${version}/namespaces/${encodeURIComponent(
          namespace,
        )}/${plural}/${encodeURIComponent(name)}`,
        timeoutMs: PROXY_TIMEOUT_MS,
      });
      return { object, via: 'cluster-proxy' };
    } catch (error) {
      if (!views || !isHubError(error) || isFromSite(error)) throw error;
      return byView().catch(second => this.#bothFailed(error, second));
    }
  }

  /** Who has to mend it wants to know of both; what the site has said stands alone. */
  #bothFailed(first: HubError, second: unknown): never {
    if (!isHubError(second) || second.kind === 'not-found') throw second;
    const { message, hub, kind, code, reason } = second;
    throw new HubError(
      `By ManagedClusterView: ${message}. By cluster-proxy: ${first.message}`,
      { hub, kind, code, reason },
    );
  }
}

/** The site's own word: it will not say anything else to somebody who asks by another way. */
function isFromSite({ kind, reason }: HubError): boolean {
  return kind === 'throttled' || (kind === 'not-found' && reason !== undefined);
}
