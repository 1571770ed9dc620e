import { setTimeout as sleep } from 'node:timers/promises';
import {
  stringifyDeploymentRef,
  type Site,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import {
  sourceAuthority,
  type FleetSink,
  type FleetSource,
} from '@ai-edge/backstage-plugin-ai-edge-node';
import type { HubAccess, SearchConfig } from '../../config';
import type { Fleet } from '../../fleet';
import { HubError, isHubError } from '../../hubs';
import { Backoff } from '../../hubs/Backoff';
import { GoneRows } from './GoneRows';
import { inSlices } from './inSlices';
import { createSearchTarget } from './createSearchTarget';
import { SearchClient, type SearchSurvey } from './SearchClient';
import { SearchReader } from './SearchReader';
import { SiteCoverage } from './SiteCoverage';
import { toDeploymentRecord } from './toDeploymentRecord';

const UNTIL_SITES_MS = 500;
const JITTER = 0.1;
const ROWS_A_SLICE = 100;
const NOT_PERMITTED = 'not-permitted';

const ABSENT =
  'What was applied by hand is only seen on sites that are asked one by one. To see it everywhere, set aiEdge.hubs[].search and apply deploy/search-reader.yaml.';

/** What is known of the fleet when a round begins. */
type Known = Pick<Fleet, 'sites' | 'deploymentsOf'>;

/**
 * ACM Search: what there is on every site, also of what nobody delivered. It has no ages, by default no states, and shows
 * a caller without rights an empty index: so it vouches for names, and its silence for nothing that others know.
 */
export class SearchSource implements FleetSource {
  readonly id: string;
  readonly kind = 'search';
  readonly hub: string;
  readonly authority = sourceAuthority.index;
  readonly absence = 'nothing';
  readonly #fleet: Known;
  readonly #config?: SearchConfig;
  readonly #client: SearchClient;
  readonly #reader: SearchReader;
  readonly #coverage: SiteCoverage;
  readonly #gone: GoneRows;
  #listed = false;

  static create(options: {
    hub: { name: string; access: HubAccess; search?: SearchConfig };
    fleet: Known;
  }): SearchSource {
    return new SearchSource(options);
  }

  private constructor(options: {
    hub: { name: string; access: HubAccess; search?: SearchConfig };
    fleet: Known;
  }) {
    const { name, access, search } = options.hub;
    this.hub = name;
    this.id = `search:${name}`;
    this.#fleet = options.fleet;
    this.#config = search;
    this.#client = SearchClient.create({
      hub: name,
      target: () => createSearchTarget(search!, access),
    });
    this.#reader = SearchReader.create(this.#client);
    this.#coverage = SiteCoverage.create(name);
    this.#gone = GoneRows.create({ source: this.id, fleet: options.fleet });
  }

  async start(sink: FleetSink, signal: AbortSignal): Promise<void> {
    const { intervalMs } = this.#config ?? {};
    if (intervalMs === undefined) {
      sink.state('absent', `ACM Search is not configured. ${ABSENT}`);
      return;
    }
    let backoff = new Backoff();
    while (!signal.aborted) {
      const started = Date.now();
      let pause = intervalMs * (1 - JITTER + 2 * JITTER * Math.random());
      try {
        const read = await this.#round(sink, signal);
        if (!read) pause = UNTIL_SITES_MS;
        backoff = new Backoff();
      } catch (error) {
        if (signal.aborted) return;
        if (!isHubError(error)) throw error;
        const patience = error.kind === 'forbidden' ? intervalMs : 0;
        pause = Math.max(
          patience,
          backoff.after(started, intervalMs, error.retryAfter),
        );
        this.#failed(sink, error);
      }
      // The wait ends early only because everything ends.
      await sleep(pause, undefined, { signal, ref: false }).catch(
        () => undefined,
      );
    }
  }

  /** False while there is no site that could be looked for. */
  async #round(sink: FleetSink, signal: AbortSignal): Promise<boolean> {
    const sites = [...this.#fleet.sites()].filter(
      ({ ref, kind, availability }) =>
        ref.hub === this.hub &&
        kind === 'cluster' &&
        availability.state !== 'detached',
    );
    if (sites.length === 0) {
      sink.state('starting', 'No site of this hub is known yet.');
      return false;
    }
    const survey = await this.#client.survey(signal);
    const hidden = sites.filter(
      ({ ref }) => !(survey.known?.has(ref.name) ?? true),
    ).length;
    if (hidden === sites.length) {
      this.#coverage.forget(sink);
      throw notPermitted(this.hub, sites.length);
    }
    const refs = await this.#list(sites, sink, signal);
    const whole = this.#coverage.whole(sites, survey);
    await this.#coverage.tell(sink, sites, whole, site => [
      ...(refs.get(site) ?? []),
    ]);
    const all = new Set([...refs.values()].flatMap(own => [...own]));
    const gone = await this.#gone.take(whole, ref => all.has(ref));
    if (gone.length > 0) sink.removeDeployments(gone);
    this.#listed = true;
    sink.state('ok', this.#remarks(sites, hidden, survey));
    return true;
  }

  /** Tells of everything that is listed. Answers the refs by site. */
  async #list(
    sites: Site[],
    sink: FleetSink,
    signal: AbortSignal,
  ): Promise<Map<string, Set<string>>> {
    const now = new Date().toISOString();
    const asOf = new Map(
      sites.map(site => [site.ref.name, this.#coverage.asOf(site, now)]),
    );
    const refs = new Map<string, Set<string>>();
    const clusters = [...asOf.keys()];
    for await (const page of this.#reader.pages(clusters, signal)) {
      await inSlices(page, ROWS_A_SLICE, slice => {
        const records = slice.flatMap(item => {
          const known = asOf.get(item.cluster ?? '');
          // The hub itself and what is no site of the fleet is listed too.
          if (known === undefined) return [];
          const place = { hub: this.hub, asOf: known };
          return toDeploymentRecord(item, place) ?? [];
        });
        for (const { ref } of records) {
          const own = refs.get(ref.site) ?? new Set<string>();
          refs.set(ref.site, own.add(stringifyDeploymentRef(ref)));
        }
        sink.upsertDeployments(records);
      });
    }
    return refs;
  }

  #failed(sink: FleetSink, error: HubError): void {
    if (error.kind === 'not-found') {
      this.#coverage.forget(sink);
      sink.state(
        'absent',
        `Nothing is served where ACM Search should be (404). ${ABSENT}`,
      );
      return;
    }
    const refused = error.reason === NOT_PERMITTED;
    sink.state(
      this.#listed && !refused ? 'stale' : 'failed',
      `${error.message}.`,
    );
  }

  #remarks(
    sites: Site[],
    hidden: number,
    survey: SearchSurvey,
  ): string | undefined {
    const all = sites.length;
    const without = this.#coverage.without(sites);
    const { held } = this.#gone;
    const remarks = [
      hidden > 0 &&
        `${hidden} of ${all} sites are not shown to the portal's account (deploy/search-reader.yaml).`,
      without > 0 &&
        `On ${without} of ${all} sites the search add-on is not available: what was applied there by hand is not seen.`,
      held > 0 &&
        `${held} rows are not listed any more; they are kept until that is confirmed.`,
      ...[...survey.messages]
        // That collectors are missing somewhere; it counts sites that have not even joined.
        .filter(([id]) => id !== 'S20')
        .map(([, description]) => description),
    ];
    return remarks.filter(Boolean).join(' ') || undefined;
  }
}

/** To an account without rights the API answers 200 and nothing: no rows would look like no models. */
function notPermitted(hub: string, sites: number): HubError {
  return new HubError(
    `Search shows the portal's account none of ${sites} sites: it may not create managedclusterviews in their namespaces, which is what Search goes by. Apply deploy/search-reader.yaml`,
    { hub, kind: 'forbidden', reason: NOT_PERMITTED },
  );
}
