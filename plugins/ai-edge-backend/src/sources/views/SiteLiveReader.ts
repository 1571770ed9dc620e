import { toError } from '@backstage/errors';
import {
  stringifySiteRef,
  type SiteLive,
  type SiteRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import {
  HubError,
  isHubError,
  listAll,
  type HubConnection,
  type HubRegistry,
  type KubeObject,
} from '../../hubs';
import type { ManagedClusterInfo } from '../acm/acmTypes';
import { SharedReads } from './SharedReads';
import { siteAddon, type ManagedClusterAddOn } from './siteAddon';
import { siteNodes } from './siteNodes';
import { sitePolicy, type ReplicatedPolicy } from './sitePolicy';
import { siteRelease } from './siteRelease';

/** However many look at a site, its hub is asked so often. */
const KEEP_MS = 10_000;
/** The page waits for it, so it is short: what comes later is left out. */
const TIMEOUT_MS = 2_500;

const byName = (one: { name: string }, other: { name: string }) =>
  one.name < other.name ? -1 : 1;

/**
 * Reads the objects that a hub keeps for one site: its add-ons, its policies, its nodes and its release. They are too
 * many to watch for all sites, so they are read for the one that somebody opens.
 */
export class SiteLiveReader {
  readonly #hubs: HubRegistry;
  readonly #timeoutMs: number;
  readonly #reads: SharedReads<SiteLive>;

  static create(options: {
    hubs: HubRegistry;
    timeoutMs?: number;
    keepMs?: number;
  }): SiteLiveReader {
    return new SiteLiveReader(options);
  }

  private constructor(options: {
    hubs: HubRegistry;
    timeoutMs?: number;
    keepMs?: number;
  }) {
    this.#hubs = options.hubs;
    this.#timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
    this.#reads = SharedReads.create({ keepMs: options.keepMs ?? KEEP_MS });
  }

  /** Never rejects for a hub that does not answer; `undefined` for one that is not configured. */
  async read(ref: SiteRef): Promise<SiteLive | undefined> {
    const hub = this.#hubs.list().find(({ name }) => name === ref.hub);
    if (!hub) return undefined;
    return this.#reads.read(stringifySiteRef(ref), () =>
      this.#read(hub, encodeURIComponent(ref.name)),
    );
  }

  async #read(hub: HubConnection, site: string): Promise<SiteLive> {
    const asOf = new Date().toISOString();
    const problems = new Map<string, string[]>();
    const part = async <T>(
      name: string,
      read: Promise<T>,
    ): Promise<T | undefined> => {
      try {
        return await read;
      } catch (error) {
        const reason = reasonOf(toError(error));
        problems.set(reason, [...(problems.get(reason) ?? []), name]);
        return undefined;
      }
    };
    const [addons, policies, info] = await Promise.all([
      part('Add-ons', this.#addons(hub, site)),
      part('Policies', this.#policies(hub, site)),
      part('Nodes and release', this.#info(hub, site)),
    ]);
    return {
      asOf,
      ...(addons && { addons: addons.map(siteAddon).sort(byName) }),
      ...(policies && { policies: policies.map(sitePolicy).sort(byName) }),
      ...(info && { nodes: siteNodes(info), release: siteRelease(info) }),
      ...(problems.size > 0 && { message: sentences(problems) }),
    };
  }

  /** Newer hubs serve `v1beta1` beside `v1alpha1`, and one day only that. */
  async #addons(
    hub: HubConnection,
    site: string,
  ): Promise<ManagedClusterAddOn[]> {
    const path = (version: string) =>
      `/apis/addon.open-cluster-management.io/${version}/namespaces/${site}/managedclusteraddons`;
    try {
      return await this.#list<ManagedClusterAddOn>(hub, path('v1alpha1'));
    } catch (error) {
      if (!isHubError(error, 'not-found')) throw error;
      return this.#list<ManagedClusterAddOn>(hub, path('v1beta1'));
    }
  }

  #policies(hub: HubConnection, site: string): Promise<ReplicatedPolicy[]> {
    return this.#list<ReplicatedPolicy>(
      hub,
      `/apis/policy.open-cluster-management.io/v1/namespaces/${site}/policies`,
      { labelSelector: 'policy.open-cluster-management.io/root-policy' },
    );
  }

  /** A site without one is an ordinary site. */
  async #info(
    hub: HubConnection,
    site: string,
  ): Promise<ManagedClusterInfo | undefined> {
    try {
      return await hub.request<ManagedClusterInfo>({
        path: `/apis/internal.open-cluster-management.io/v1beta1/namespaces/${site}/managedclusterinfos/${site}`,
        timeoutMs: this.#timeoutMs,
      });
    } catch (error) {
      if (isHubError(error, 'not-found')) return undefined;
      throw error;
    }
  }

  async #list<T extends KubeObject>(
    hub: HubConnection,
    path: string,
    query?: Record<string, string>,
  ): Promise<T[]> {
    const all: T[] = [];
    const timeoutMs = this.#timeoutMs;
    await listAll<T>(hub, { path, query, timeoutMs }, items =>
      all.push(...items),
    );
    return all;
  }
}

function reasonOf(error: Error): string {
  switch (error instanceof HubError && error.kind) {
    case 'forbidden':
      return "the portal's account may not read them";
    case 'not-found':
      return 'the hub does not have them';
    case 'timeout':
      return 'the hub did not answer in time';
    default:
      return error.message.replace(/\.$/, '');
  }
}

/** One sentence a reason: a hub that is away is away for everything. */
function sentences(problems: Map<string, string[]>): string {
  return [...problems]
    .map(([reason, names]) => `${names.join(', ')}: ${reason}.`)
    .join(' ');
}
