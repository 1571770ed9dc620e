import { setTimeout as sleep } from 'node:timers/promises';
import {
  stringifyDeploymentRef,
  type Site,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type {
  DeploymentRecord,
  FleetSink,
  FleetSource,
} from '@ai-edge/backstage-plugin-ai-edge-node';
import type { InventoryConfig } from '../../config';
import {
  isHubError,
  listAll,
  type HubConnection,
  type KubeApi,
} from '../../hubs';
import { forEachLimited } from './forEachLimited';
import { modelKinds, type ModelKind } from './modelKinds';
import { readDeploymentMode } from './readDeploymentMode';

const SITE_TIMEOUT_MS = 5_000;
const UNTIL_SITES_MS = 500;
/** Nobody changes how KServe serves between two rounds. */
const SERVING_MS = 10 * 60_000;

/** What is known of the sites when a round begins. */
type Sites = { sites(): Iterable<Site> };

/**
 * What serves models on the sites of a small fleet, asked of each available site through the hub's cluster-proxy.
 * Above `maxSites` nobody asks: N calls a round would be the hub's overload.
 */
export class KserveSource implements FleetSource {
  readonly id: string;
  readonly kind = 'kserve';
  readonly hub: string;
  readonly authority = 70;
  readonly absence = 'gone';
  readonly #connection: HubConnection;
  readonly #fleet: Sites;
  readonly #config: InventoryConfig;
  /** When each site was last asked how its KServe serves. */
  readonly #servingRead = new Map<string, number>();

  static create(options: {
    hub: HubConnection;
    fleet: Sites;
    inventory: InventoryConfig;
  }): KserveSource {
    return new KserveSource(options);
  }

  private constructor(options: {
    hub: HubConnection;
    fleet: Sites;
    inventory: InventoryConfig;
  }) {
    this.#connection = options.hub;
    this.#fleet = options.fleet;
    this.#config = options.inventory;
    this.hub = options.hub.name;
    this.id = `kserve:${this.hub}`;
  }

  async start(sink: FleetSink, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const asked = await this.#round(sink, signal);
      // The wait ends early only because everything ends.
      const pause = asked ? this.#config.intervalMs : UNTIL_SITES_MS;
      await sleep(pause, undefined, {
        signal,
        ref: false,
      }).catch(() => undefined);
    }
  }

  /** False while no site is known that could be asked. */
  async #round(sink: FleetSink, signal: AbortSignal): Promise<boolean> {
    const all = [...this.#fleet.sites()].filter(
      ({ ref }) => ref.hub === this.hub,
    );
    const { maxSites, concurrency } = this.#config;
    if (all.length === 0) {
      sink.state('starting', 'No site of this hub is known yet.');
      return false;
    }
    if (all.length > maxSites) {
      sink.state(
        'absent',
        `Sites are not asked one by one: there are ${all.length}, more than ${maxSites}.`,
      );
      return true;
    }
    const available = all.filter(
      ({ availability }) => availability.state === 'available',
    );
    const silent: string[] = [];
    await forEachLimited(available, concurrency, async ({ ref }) => {
      const site = this.#connection.site(ref.name);
      if (site && !signal.aborted) {
        const problem = await this.#read(ref.name, site, sink, signal);
        if (problem !== undefined) silent.push(`${ref.name} (${problem})`);
      }
    });
    if (signal.aborted) return true;
    sink.state(
      silent.length > 0 && silent.length === available.length ? 'failed' : 'ok',
      silent.length > 0
        ? `Not answering through the cluster-proxy: ${silent
            .sort()
            .join(', ')}.`
        : undefined,
    );
    return true;
  }

  /** Reads one site. Answers what could not be read, if anything. */
  async #read(
    site: string,
    api: KubeApi,
    sink: FleetSink,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    const scope = { kind: 'deployment' as const, hub: this.hub, site };
    const refs: string[] = [];
    const problems: string[] = [];
    for (const type of modelKinds) {
      try {
        const records = await this.#list(type, site, api, signal);
        const kindRefs = records.map(({ ref }) => stringifyDeploymentRef(ref));
        sink.upsertDeployments(records);
        sink.listed({ ...scope, objectKind: type.kind }, kindRefs);
        refs.push(...kindRefs);
      } catch (error) {
        if (!isHubError(error)) throw error;
        // One kind that may not be read hides only itself; a site that is away hides all of them.
        if (error.kind !== 'forbidden') return error.kind;
        problems.push(`${type.kind} forbidden`);
      }
    }
    if (problems.length > 0) return problems.join(', ');
    sink.listed(scope, refs);
    return this.#readServing(site, api, sink, signal);
  }

  async #readServing(
    site: string,
    api: KubeApi,
    sink: FleetSink,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    const asked = Date.now();
    if (asked - (this.#servingRead.get(site) ?? 0) < SERVING_MS) {
      return undefined;
    }
    try {
      const deploymentMode = await readDeploymentMode(api, signal);
      this.#servingRead.set(site, asked);
      sink.upsertSites([
        {
          ref: { hub: this.hub, name: site },
          serving: deploymentMode === undefined ? {} : { deploymentMode },
          asOf: new Date(asked).toISOString(),
        },
      ]);
      return undefined;
    } catch (error) {
      if (!isHubError(error)) throw error;
      return error.kind;
    }
  }

  async #list(
    type: ModelKind,
    site: string,
    api: KubeApi,
    signal: AbortSignal,
  ): Promise<DeploymentRecord[]> {
    const place = { hub: this.hub, site, asOf: new Date().toISOString() };
    const records: DeploymentRecord[] = [];
    try {
      await listAll(
        api,
        {
          path: `/apis/${type.api}/${type.plural}`,
          query: { labelSelector: type.labelSelector },
          signal,
          timeoutMs: SITE_TIMEOUT_MS,
        },
        items =>
          records.push(...items.map(item => type.normalize(item, place))),
      );
    } catch (error) {
      // A site without KServe has none of its kinds: that is known, not unknown.
      if (!isHubError(error, 'not-found')) throw error;
    }
    return records;
  }
}
