import { setTimeout as sleep } from 'node:timers/promises';
import {
  stringifyDeploymentRef,
  type Site,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import {
  sourceAuthority,
  type DeploymentRecord,
  type FleetSink,
  type FleetSource,
} from '@ai-edge/backstage-plugin-ai-edge-node';
import type { InventoryConfig } from '../../config';
import {
  isHubError,
  listAll,
  type HubConnection,
  type KubeApi,
} from '../../hubs';
import { forEachLimited } from './forEachLimited';
import { modelKinds, type ModelKind, type Place } from './modelKinds';
import { normalizeObject } from './normalizeObject';
import { SiteServing, type ServingFacts } from './SiteServing';

const SITE_TIMEOUT_MS = 5_000;
const UNTIL_SITES_MS = 500;

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
  readonly authority = sourceAuthority.inventory;
  readonly absence = 'gone';
  readonly #connection: HubConnection;
  readonly #fleet: Sites;
  readonly #config: InventoryConfig;
  readonly #serving = SiteServing.create({ kinds: modelKinds });
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
      // A device has no API server.
      ({ ref, kind }) => ref.hub === this.hub && kind !== 'device',
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
    const facts = await this.#serving.read(site, api, signal);
    for (const type of modelKinds) {
      try {
        const records = await this.#list(type, site, api, facts, signal);
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
    if (this.#serving.keep(site, facts)) this.#tellServing(site, facts, sink);
    return facts.problem;
  }

  #tellServing(site: string, facts: ServingFacts, sink: FleetSink): void {
    const { deploymentMode, readAt } = facts;
    sink.upsertSites([
      {
        ref: { hub: this.hub, name: site },
        serving: deploymentMode === undefined ? {} : { deploymentMode },
        asOf: new Date(readAt).toISOString(),
      },
    ]);
  }

  async #list(
    type: ModelKind,
    site: string,
    api: KubeApi,
    facts: ServingFacts,
    signal: AbortSignal,
  ): Promise<DeploymentRecord[]> {
    const place: Place = {
      hub: this.hub,
      site,
      asOf: new Date().toISOString(),
      deploymentMode: facts.deploymentMode,
    };
    const version = facts.apis.get(type.kind) ?? type.api;
    const records: DeploymentRecord[] = [];
    try {
      await listAll(
        api,
        {
          path: `/apis/${version}/${type.plural}`,
          query: { labelSelector: type.labelSelector },
          signal,
          timeoutMs: SITE_TIMEOUT_MS,
        },
        items => {
          for (const item of items) {
            if (!type.isPart?.(item)) {
              records.push(normalizeObject(type, item, place));
            }
          }
        },
      );
    } catch (error) {
      // A site without KServe has none of its kinds: that is known, not unknown. A kind that every cluster has
      // and that is not found means that something else than the site has answered.
      if (!type.optional || !isHubError(error, 'not-found')) throw error;
      if (version !== type.api) {
        // That version is gone, which says nothing of what it was the version of.
        this.#serving.forget(site);
        const others = { ...facts, apis: new Map<string, string>() };
        return this.#list(type, site, api, others, signal);
      }
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
