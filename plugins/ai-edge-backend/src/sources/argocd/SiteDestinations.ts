import type { Fleet } from '../../fleet';
import type { PushedApplication } from './argocdTypes';

const API_URL_CLAIM = 'apiserverurl.openshift.io';
/** The hub itself, as Argo CD names it. */
const IN_CLUSTER = /^https:\/\/kubernetes\.default(\.svc)?(\/|:|$)/;
/** Argo CD's cluster secrets that go through cluster-proxy end in the cluster's name. */
const CLUSTER_PROXY = /^https:\/\/cluster-proxy-[^/]+\/([^/?]+)\/?$/;

/** One spelling of an API server's address. */
export function sameServer(url: string): string {
  return url.trim().toLocaleLowerCase('en').replace(/\/+$/, '');
}

/**
 * Which site an Application's destination is. Argo CD's cluster secrets may not be read, so the destination is told by
 * what ACM makes them of: the name of the ManagedCluster, or its API server's address.
 */
export class SiteDestinations {
  readonly #hub: string;
  readonly #fleet: Pick<Fleet, 'sites' | 'site'>;
  /** Sites by address, as they claim it or as the hub's ManagedClusters say it. */
  #claimed = new Map<string, string>();
  #configured = new Map<string, string>();

  constructor(hub: string, fleet: Pick<Fleet, 'sites' | 'site'>) {
    this.#hub = hub;
    this.#fleet = fleet;
  }

  /** Looks again at what the sites claim. False while there is no site. */
  refresh(): boolean {
    let any = false;
    this.#claimed = new Map();
    for (const { ref, claims } of this.#fleet.sites()) {
      if (ref.hub !== this.#hub) continue;
      any = true;
      const url = claims?.[API_URL_CLAIM];
      if (url) this.#claimed.set(sameServer(url), ref.name);
    }
    return any;
  }

  /** Addresses that the hub has for its clusters. */
  configure(servers: Map<string, string>): void {
    this.#configured = servers;
  }

  /** The destination's address, when it is one that only the hub's ManagedClusters may explain. */
  serverOf({ spec }: PushedApplication): string | undefined {
    const { name, server } = spec?.destination ?? {};
    return name || !server || IN_CLUSTER.test(server)
      ? undefined
      : sameServer(server);
  }

  /** Whether the destination may be a site at all. */
  isElsewhere({ spec }: PushedApplication): boolean {
    const { name, server } = spec?.destination ?? {};
    if (name) return name !== 'in-cluster';
    return Boolean(server) && !IN_CLUSTER.test(server!);
  }

  siteOf(application: PushedApplication): string | undefined {
    const { name, server } = application.spec?.destination ?? {};
    if (name) return this.#known(name);
    if (!server || !this.isElsewhere(application)) return undefined;
    const url = sameServer(server);
    const byUrl = this.#claimed.get(url) ?? this.#configured.get(url);
    return byUrl ?? this.#known(agentOf(server) ?? undefined);
  }

  #known(name: string | undefined): string | undefined {
    const site =
      name === undefined
        ? undefined
        : this.#fleet.site({ hub: this.#hub, name });
    return site?.ref.name;
  }
}

/** The cluster that an address through cluster-proxy, or through the principal of argocd-agent, stands for. */
function agentOf(server: string): string | undefined {
  const proxied = CLUSTER_PROXY.exec(server)?.[1];
  if (proxied) return proxied;
  return URL.canParse(server)
    ? new URL(server).searchParams.get('agentName') ?? undefined
    : undefined;
}
