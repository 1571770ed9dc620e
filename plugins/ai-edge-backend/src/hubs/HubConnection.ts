import type { HubRole } from '../config';
import type { KubeObject, KubeWatchEvent } from './KubeObject';

/** Values of query parameters; what is `undefined` is left out. */
export type KubeQuery = Record<string, string | number | boolean | undefined>;

/** One request to an API server. */
export interface KubeRequest {
  /** `GET` when absent. */
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Absolute path, already encoded, such as `/apis/tekton.dev/v1/namespaces/ci/pipelineruns`. */
  path: string;
  query?: KubeQuery;
  /** Sent as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** For the whole answer. 15 s when absent, 30 s for a page of a list. */
  timeoutMs?: number;
  /** Largest answer in bytes; 64 MiB when absent. */
  maxBytes?: number;
}

/** One watch of an API server. */
export interface KubeWatch {
  /** Path of the collection. */
  path: string;
  /** Selectors. `watch`, `allowWatchBookmarks` and `timeoutSeconds` are added. */
  query?: KubeQuery;
  /** Events after this one. */
  resourceVersion?: string;
  signal?: AbortSignal;
  /** Called when the server has accepted the watch: a quiet collection may say nothing for long. */
  onOpen?: () => void;
}

/**
 * An API server. Every failure is a `HubError`, also an abort by the caller's signal.
 */
export interface KubeApi {
  /** The parsed JSON of the answer; `undefined` for an empty one. */
  request<T = unknown>(request: KubeRequest): Promise<T>;
  /**
   * Events until the server ends the watch (then the iteration simply ends) or it fails (then it throws; kind
   * `expired` when the resource version is too old).
   */
  watch<T extends KubeObject = KubeObject>(
    watch: KubeWatch,
  ): AsyncIterable<KubeWatchEvent<T>>;
}

/**
 * One configured hub. Nothing is connected before the first request, and files (kubeconfig, CA, token) are read
 * then: a hub that is away fails requests, never the start.
 */
export interface HubConnection extends KubeApi {
  readonly name: string;
  readonly role: HubRole;
  /** When the hub's own API answered last, by the portal's clock in milliseconds; 0 before it ever did. */
  readonly lastHeard: number;
  /** Certificates of the hub, its cluster-proxy or its metrics store are not verified. */
  readonly unverified: boolean;
  /** The API server of a site, through the hub's cluster-proxy; `undefined` when none is configured. */
  site(name: string): KubeApi | undefined;
}
