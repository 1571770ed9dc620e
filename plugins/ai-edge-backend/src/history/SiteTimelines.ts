import { ServiceUnavailableError, toError } from '@backstage/errors';
import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  stringifySiteRef,
  type ModelDeployment,
  type Site,
  type SiteRef,
  type Timeline,
  type TimelineField,
  type TimelineItem,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Knex } from 'knex';
import { readBeat } from '../database/Heartbeat';
import type { PluginDatabase } from '../database/PluginDatabase';
import type { Fleet } from '../fleet/Fleet';
import { deploymentKey, siteKey, siteKeyOf } from '../fleet/refKeys';
import type { FleetDecision } from '../permissions/FleetAuthorizer';
import { HistoryStore } from './HistoryStore';
import { readTimelineRows, type TimelineRow } from './readTimelineRows';
import type { SiteFacts } from './SiteFacts';
import { decodeTimelineCursor, encodeTimelineCursor } from './TimelineCursor';

const MOST_GAPS = 100;

/** What changed on one site, as far as a caller may know it. */
export class SiteTimelines {
  readonly #fleet: Pick<Fleet, 'site' | 'deployment'>;
  readonly #database: Pick<PluginDatabase, 'client'>;
  readonly #logger: LoggerService;

  static create(options: {
    fleet: Pick<Fleet, 'site' | 'deployment'>;
    database: Pick<PluginDatabase, 'client'>;
    logger: LoggerService;
  }): SiteTimelines {
    return new SiteTimelines(options);
  }

  private constructor(options: {
    fleet: Pick<Fleet, 'site' | 'deployment'>;
    database: Pick<PluginDatabase, 'client'>;
    logger: LoggerService;
  }) {
    this.#fleet = options.fleet;
    this.#database = options.database;
    this.#logger = options.logger;
  }

  /** Throws an `InputError` for a foreign cursor, a `ServiceUnavailableError` while the database is away. */
  async read(
    site: Site,
    query: { limit: number; cursor?: string; since?: string },
    decision: FleetDecision,
  ): Promise<Timeline> {
    const { limit, since } = query;
    const of = `${stringifySiteRef(site.ref)}?${since ?? ''}`;
    const cursor =
      query.cursor === undefined
        ? undefined
        : decodeTimelineCursor(query.cursor, of);
    try {
      const knex = await this.#database.client();
      const visible: TimelineRow[] = [];
      let before: { at: string; id: string } | undefined = cursor;
      let more = true;
      while (more && visible.length <= limit) {
        const page: TimelineRow[] = await readTimelineRows(
          knex,
          site,
          { before, since },
          limit + 1,
        );
        more = page.length > limit;
        const last = page[page.length - 1];
        if (last) before = { at: last.since, id: last.id };
        visible.push(...(await this.#visible(knex, page, site, decision)));
      }
      const rows = visible.slice(0, limit);
      const edge = rows[limit - 1];
      const beat = await readBeat(knex);
      return {
        items: rows.map(row => this.#item(row, site)),
        gaps: await this.#gaps(knex, since),
        pageInfo:
          visible.length > limit && edge
            ? {
                nextCursor: encodeTimelineCursor({
                  at: edge.since,
                  id: edge.id,
                  of,
                }),
              }
            : {},
        recordedSince: beat?.firstAt,
        asOf: beat?.at,
      };
    } catch (error) {
      this.#logger.warn(`A timeline was not read: ${toError(error).message}`);
      throw new ServiceUnavailableError(
        'The history cannot be read just now: the database does not answer',
      );
    }
  }

  /** Rows of other refs and of deployments go by what the caller may read of those. */
  async #visible(
    knex: Knex,
    rows: TimelineRow[],
    site: Site,
    decision: FleetDecision,
  ): Promise<TimelineRow[]> {
    const refs = new Map<string, SiteRef>();
    for (const { hub, site: name } of rows) {
      if (name === undefined) continue;
      const ref = { hub, name };
      refs.set(siteKey(ref), ref);
    }
    const readable = new Set(
      [...refs]
        .filter(([, ref]) =>
          // A cluster that has moved: what is known of it now, under the name that it had.
          decision.readSite(this.#fleet.site(ref) ?? { ...site, ref }),
        )
        .map(([key]) => key),
    );
    const facts = decision.readsAllDeployments
      ? new Map<string, SiteFacts>()
      : await HistoryStore.facts(knex, [...refs.values()]);
    return rows.filter(({ hub, site: name, deployment }) => {
      if (name === undefined || !readable.has(siteKey({ hub, name }))) {
        return false;
      }
      if (!deployment || decision.readsAllDeployments) return true;
      const known =
        this.#fleet.deployment(deployment) ??
        asItWas(facts.get(siteKeyOf(deployment)), deployment);
      return known !== undefined && decision.readDeployment(known);
    });
  }

  async #gaps(
    knex: Knex,
    since: string | undefined,
  ): Promise<Timeline['gaps']> {
    const query = knex('history_gaps')
      .orderBy('since', 'desc')
      .limit(MOST_GAPS);
    if (since !== undefined) query.where('until', '>=', since);
    const rows: { since: string; until: string }[] = await query;
    return rows.map(row => ({ from: row.since, to: row.until }));
  }

  #item(row: TimelineRow, site: Site): TimelineItem {
    const { id, since, deployment, field, from, to, message } = row;
    const ref = { hub: row.hub, name: row.site ?? site.ref.name };
    const elsewhere = siteKey(ref) !== siteKey(site.ref);
    const grouped =
      row.sites === undefined
        ? row.count !== undefined && {
            by: 'changes' as const,
            count: row.count,
            until: row.until,
          }
        : { by: 'sites' as const, count: row.sites };
    return {
      id,
      at: since,
      subject: deployment ? 'deployment' : 'site',
      ...(deployment && { deployment }),
      ...(elsewhere && { site: ref }),
      field: field as TimelineField,
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      ...(message !== undefined && { message }),
      ...(grouped && { grouped }),
    };
  }
}

/** A deployment that is gone, with what decided who might read it. */
function asItWas(
  facts: SiteFacts | undefined,
  ref: ModelDeployment['ref'],
): ModelDeployment | undefined {
  const known = facts?.deployments[deploymentKey(ref)];
  return (
    known && {
      ref,
      model: { name: ref.name },
      mode: 'Standard',
      owner: known.owner,
      labels: known.labels ?? {},
      asOf: known.at,
      source: 'history',
    }
  );
}
