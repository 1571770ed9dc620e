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
  /** Sites that were read to their end. */
  readonly #known = new Set<string>();

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
    // What was read before is remembered; what never was is not known.
    const remembers = available.some(({ ref }) => this.#known.has(ref.name));
    const silent = new Map<string, number>();
    await forEachLimited(available, concurrency, async ({ ref }) => {
      const site = this.#connection.site(ref.name);
      if (site && !signal.aborted) {
        const problem = await this.#read(ref.name, site, sink, signal);
        if (problem !== undefined) {
          silent.set(problem, (silent.get(problem) ?? 0) + 1);
        }
      }
    });
    if (signal.aborted) return true;
    const count = [...silent.values()].reduce((sum, n) => sum + n, 0);
    const silentState = remembers ? 'stale' : 'failed';
    sink.state(
      count > 0 && count === available.length ? silentState : 'ok',
      count > 0 ? silence(silent, count, available.length) : undefined,
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
    const lists: { kind: string; refs: string[] }[] = [];
    const problems: string[] = [];
    for (const type of modelKinds) {
      try {
        const records = await this.#list(type, site, api, signal);
        sink.upsertDeployments(records);
        lists.push({
          kind: type.kind,
          refs: records.map(({ ref }) => stringifyDeploymentRef(ref)),
        });
      } catch (error) {
        if (!isHubError(error)) throw error;
        // One kind that may not be read hides only itself; a site that is away hides all of them.
        if (error.kind !== 'forbidden') return error.kind;
        problems.push(`${type.kind} forbidden`);
      }
    }
    // Only now: what answered at first may not have been the site.
    const scope = { kind: 'deployment' as const, hub: this.hub, site };
    for (const { kind, refs } of lists) {
      sink.listed({ ...scope, objectKind: kind }, refs);
    }
    if (problems.length > 0) return problems.join(', ');
    sink.listed(
      scope,
      lists.flatMap(({ refs }) => refs),
    );
    this.#known.add(site);
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
      // A site without KServe has none of its kinds: that is known, not unknown. A kind that every cluster has
      // and that is not found means that something else than the site has answered.
      if (!type.optional || !isHubError(error, 'not-found')) throw error;
    }
    return records;
  }
}

/** Counts only: whoever reads a source's message may not be allowed to know each site. */
function silence(
  problems: Map<string, number>,
  count: number,
  asked: number,
): string {
  const why = [...problems]
    .map(([problem, sites]) => `${problem}: ${sites}`)
    .sort()
    .join(', ');
  return `${count} of ${asked} sites could not be read through the cluster-proxy (${why}).`;
}
