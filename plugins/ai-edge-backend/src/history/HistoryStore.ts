import {
  parseSiteRef,
  type SiteRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Knex } from 'knex';
import { inChunks } from '../database/inChunks';
import { siteKey } from '../fleet/refKeys';
import type { Direction, Incident } from './groupMoves';
import { historyRowId, type HistoryRow } from './HistoryRow';
import type { SiteFacts } from './SiteFacts';

const CHUNK = 100;

/** A row as the database keeps it. */
export interface StoredRow {
  id: string;
  subject: string;
  field: string;
  since: string;
  hub: string;
  site: string | null;
  cluster_id: string | null;
  deployment: string | null;
  from_value: string | null;
  to_value: string | null;
  message: string | null;
  count: number | null;
  until: string | null;
}

/** An incident that may still grow. */
export interface OpenIncident {
  id: string;
  subject: string;
  since: string;
  until: string;
}

function toStored(row: HistoryRow): Partial<StoredRow> {
  return {
    id: historyRowId(row),
    subject: row.subject,
    field: row.field,
    since: row.since,
    hub: row.hub,
    site: row.site,
    cluster_id: row.clusterId,
    deployment: row.deployment && JSON.stringify(row.deployment),
    from_value: row.from,
    to_value: row.to,
    message: row.message,
    count: row.count,
    until: row.until,
  };
}

/** What is absent in the database is absent. */
export function fromStored(row: StoredRow): HistoryRow {
  return {
    subject: row.subject,
    field: row.field,
    since: row.since,
    hub: row.hub,
    site: row.site ?? undefined,
    clusterId: row.cluster_id ?? undefined,
    deployment: row.deployment ? JSON.parse(row.deployment) : undefined,
    from: row.from_value ?? undefined,
    to: row.to_value ?? undefined,
    message: row.message ?? undefined,
    count: row.count ?? undefined,
    until: row.until ?? undefined,
  };
}

/** The tables of history. */
export class HistoryStore {
  static async facts(
    knex: Knex,
    sites: SiteRef[],
  ): Promise<Map<string, SiteFacts>> {
    const facts = new Map<string, SiteFacts>();
    await inChunks(sites, CHUNK, async chunk => {
      const rows = await knex('history_facts').whereIn(
        ['hub', 'site'],
        chunk.map(({ hub, name }) => [hub, name]),
      );
      for (const { hub, site, content } of rows) {
        facts.set(siteKey({ hub, name: site }), JSON.parse(content));
      }
    });
    return facts;
  }

  static async putFacts(
    tx: Knex,
    facts: Map<string, SiteFacts>,
    now: string,
  ): Promise<void> {
    await inChunks([...facts], CHUNK, async chunk => {
      await tx('history_facts')
        .insert(
          chunk.map(([key, content]) => {
            const { hub, name } = parseSiteRef(key);
            return {
              hub,
              site: name,
              content: JSON.stringify(content),
              written_at: now,
            };
          }),
        )
        .onConflict(['hub', 'site'])
        .merge();
    });
  }

  /** What is there already stays; only what a row counts grows. */
  static async putRows(tx: Knex, rows: HistoryRow[]): Promise<void> {
    const counted = rows.filter(({ count }) => count !== undefined);
    const plain = rows.filter(({ count }) => count === undefined);
    await inChunks(plain.map(toStored), CHUNK, async chunk => {
      await tx('history_rows').insert(chunk).onConflict('id').ignore();
    });
    for (const row of counted) {
      await tx('history_rows')
        .insert(toStored(row))
        .onConflict('id')
        .merge(['to_value', 'message', 'count', 'until']);
    }
  }

  /** Single availability rows of a hub, from an instant on. */
  static async moves(
    tx: Knex,
    hub: string,
    from: string,
  ): Promise<HistoryRow[]> {
    const rows = await tx<StoredRow>('history_rows')
      .where({ hub, field: 'availability' })
      .whereNull('count')
      .where('since', '>=', from);
    return rows.map(fromStored);
  }

  static async removeRows(tx: Knex, rows: HistoryRow[]): Promise<void> {
    await inChunks(rows.map(historyRowId), CHUNK, async chunk => {
      await tx('history_rows').whereIn('id', chunk).delete();
    });
  }

  /** The newest incident of a hub and direction, if its last site moved at or after an instant. */
  static async openIncident(
    tx: Knex,
    hub: string,
    direction: Direction,
    from: string,
  ): Promise<OpenIncident | undefined> {
    return tx('history_rows')
      .where({ subject: incidentSubject(hub, direction) })
      .where('until', '>=', from)
      .orderBy('since', 'desc')
      .first('id', 'subject', 'since', 'until');
  }

  static async memberSites(tx: Knex, rowId: string): Promise<Set<string>> {
    const sites = await tx('history_members')
      .where({ row_id: rowId })
      .pluck('site');
    return new Set(sites);
  }

  /** Writes an incident, or lets an open one grow. */
  static async putIncident(
    tx: Knex,
    hub: string,
    direction: Direction,
    incident: Incident,
    open?: OpenIncident,
  ): Promise<void> {
    const row: HistoryRow = {
      subject: incidentSubject(hub, direction),
      field: 'availability',
      since: open?.since ?? incident.since,
      hub,
      to: direction === 'back' ? 'available' : undefined,
    };
    const id = historyRowId(row);
    await inChunks(incident.members, CHUNK, async chunk => {
      await tx('history_members')
        .insert(
          chunk.map(member => ({
            row_id: id,
            hub,
            site: member.site,
            cluster_id: member.clusterId,
            since: member.since,
            from_value: member.from,
            to_value: member.to,
            message: member.message,
          })),
        )
        .onConflict(['row_id', 'hub', 'site'])
        .ignore();
    });
    const [{ members }] = await tx('history_members')
      .where({ row_id: id })
      .count({ members: '*' });
    const until =
      open && open.until > incident.until ? open.until : incident.until;
    await this.putRows(tx, [{ ...row, count: Number(members), until }]);
  }

  static async putGap(tx: Knex, since: string, until: string): Promise<void> {
    await tx('history_gaps')
      .insert({ since, until })
      .onConflict('since')
      .merge();
  }

  /** Forgets what ended before an instant, and the facts of sites that were not written of since and are not kept. */
  static async forget(tx: Knex, before: string): Promise<void> {
    const old = tx('history_rows').where('since', '<', before);
    await tx('history_members')
      .whereIn('row_id', old.clone().select('id'))
      .delete();
    await old.delete();
    await tx('history_gaps').where('until', '<', before).delete();
    await tx('history_facts')
      .where('written_at', '<', before)
      .whereNotExists(
        tx('fleet_sites')
          .whereRaw('fleet_sites.hub = history_facts.hub')
          .whereRaw('fleet_sites.name = history_facts.site'),
      )
      .delete();
  }
}

function incidentSubject(hub: string, direction: Direction): string {
  return JSON.stringify([hub, direction]);
}
