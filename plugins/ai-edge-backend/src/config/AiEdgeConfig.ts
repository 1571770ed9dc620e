/** Where a bearer token comes from. A file is read again when it changes and once on 401. */
export interface TokenConfig {
  token?: string;
  tokenFile?: string;
}

/** How a server's certificate is judged. */
export interface TlsConfig {
  caFile?: string;
  caData?: string;
  skipTLSVerify: boolean;
}

/** An HTTP endpoint beside a hub's API: its cluster-proxy, its metrics store. */
export interface EndpointConfig extends TokenConfig, TlsConfig {
  url: string;
}

/** A hub's metrics store: Thanos query, `rbac-query-proxy` or Prometheus. */
export interface MetricsConfig extends EndpointConfig {
  /** How often samples arrive; ACM's default is five minutes. */
  intervalSeconds: number;
}

/** A hub's ACM Search: `search-search-api`, by the route or service that leads to it. */
export interface SearchConfig extends EndpointConfig {
  /** How often it is read, about. */
  intervalMs: number;
}

/** FlightCtl, which manages the devices beside a hub's clusters. */
export interface FlightctlConfig extends EndpointConfig {
  /** UUID of the organization whose devices are shown. */
  organization?: string;
  /** How often it is read, about. */
  intervalMs: number;
}

/** How to reach a hub's API: exactly one of the three. */
export type HubAccess =
  | ({ type: 'url'; url: string } & TokenConfig & TlsConfig)
  | {
      type: 'kubeconfig';
      path: string;
      context?: string;
      skipTLSVerify: boolean;
    }
  | { type: 'inCluster'; skipTLSVerify: boolean };

/** How long a hub may take; the defaults where absent. */
export interface HubTimeouts {
  /** One page of a list, to its last byte. */
  pageMs?: number;
  /** A watch that says nothing for so long is dead. */
  silenceMs?: number;
}

/** Standby hubs are shown, not counted. */
export type HubRole = 'active' | 'standby';

/** One entry of `aiEdge.hubs`. */
export interface HubConfig {
  /** Logical name: the first part of every key. */
  name: string;
  role: HubRole;
  access: HubAccess;
  timeouts?: HubTimeouts;
  clusterProxy?: EndpointConfig;
  /** Whether sites may be asked by ManagedClusterViews, which are written to the hub. */
  managedClusterView?: boolean;
  metrics?: MetricsConfig;
  search?: SearchConfig;
  flightctl?: FlightctlConfig;
  /** Namespaces whose root policies are counted. */
  policyNamespaces: string[];
}

/** One entry of `aiEdge.gitops`. Credentials are never here: they come from `integrations`. */
export interface GitOpsConfig {
  name: string;
  url: string;
  forge: string;
  branch: string;
  layout: string;
  hubs: string[];
  /** Labels of its proposals. */
  labels?: string[];
  /** Whether the forge makes the commits itself and signs them; GitHub only. */
  signedCommits?: boolean;
}

/** One entry of `aiEdge.pipelines`. */
export interface PipelineNamespaceConfig {
  hub: string;
  namespace: string;
}

/** One entry of `aiEdge.registries`: where images of a host are looked for. */
export interface RegistryConfig extends EndpointConfig {
  /** As image addresses name it, such as `quay.io`. */
  host: string;
  /** For the token service or for basic authentication. */
  username?: string;
  password?: string;
  /** Path before the repositories of a mirror, such as `quay-proxy`. */
  prefix?: string;
  /** Origin of the token service, where it is not near the registry's own. */
  authUrl?: string;
}

/** Limits of reading the sites themselves through cluster-proxy. */
export interface InventoryConfig {
  /** Above this many sites nobody asks the sites. */
  maxSites: number;
  intervalMs: number;
  concurrency: number;
}

/** What a proposal does about sites that cannot run the model. */
export interface FitConfig {
  onMismatch: 'warn' | 'block';
}

/** Everything under `aiEdge`. */
export interface AiEdgeConfig {
  hubs: HubConfig[];
  gitops: GitOpsConfig[];
  pipelines: PipelineNamespaceConfig[];
  inventory: InventoryConfig;
  registries: RegistryConfig[];
  fit: FitConfig;
}
