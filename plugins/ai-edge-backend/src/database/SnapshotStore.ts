import type {
  SiteRef,
  SourceStatus,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { toError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { RememberedSite } from '../fleet/FleetMemory';
import { siteKey } from '../fleet/refKeys';
import { inChunks } from './inChunks';
import { applyAges } from './siteAges';
import { parseContent } from './siteContent';

/** Format of a row's content. A row of a later one is for a later version of the portal. */
export const CONTENT_VERSION = 1;

const CHUNK = 100;

/** A site as its row. */
export interface SiteRow {
  ref: SiteRef;
  hash: string;
  content: string;
}

/** Ages of a hub's sites: `[hash, ages]` by site key. They count for the content of that hash only. */
export type HubAges = Record<string, [hash: string, ages: string]>;

/** What was read, and how many rows could not be. */
export interface ReadSnapshot {
  sources: SourceStatus[];
  sites: RememberedSite[];
  newer: number;
  broken: { count: number; why?: string };
}

/** The tables of the snapshot. */
export class SnapshotStore {
  static async hashes(knex: Knex): Promise<Map<string, string>> {
    const rows = await knex('fleet_sites').select('hub', 'name', 'hash');
    return new Map(
      rows.map(({ hub, name, hash }) => [siteKey({ hub, name }), hash]),
    );
  }

  static async putSites(
    tx: Knex,
    rows: SiteRow[],
    writtenAt: string,
  ): Promise<void> {
    await inChunks(rows, CHUNK, async chunk => {
      await tx('fleet_sites')
        .insert(
          chunk.map(({ ref, hash, content }) => ({
            hub: ref.hub,
            name: ref.name,
            version: CONTENT_VERSION,
            hash,
            content,
            written_at: writtenAt,
          })),
        )
        .onConflict(['hub', 'name'])
        .merge();
    });
  }

  static async removeSites(tx: Knex, refs: SiteRef[]): Promise<void> {
    await inChunks(refs, CHUNK, async chunk => {
      await tx('fleet_sites')
        .whereIn(
          ['hub', 'name'],
          chunk.map(({ hub, name }) => [hub, name]),
        )
        .delete();
    });
  }

  static async putSources(tx: Knex, sources: SourceStatus[]): Promise<void> {
    if (sources.length === 0) return;
    await tx('fleet_sources')
      .insert(
        sources.map(status => ({
          id: status.id,
          content: JSON.stringify(status),
        })),
      )
      .onConflict('id')
      .merge();
  }

  static async putAges(tx: Knex, ages: Map<string, HubAges>): Promise<void> {
    for (const [hub, content] of ages) {
      await tx('fleet_ages')
        .insert({ hub, content: JSON.stringify(content) })
        .onConflict('hub')
        .merge();
    }
  }

  /** Everything that can be read; what cannot is counted and stays where it is. */
  static async read(knex: Knex): Promise<ReadSnapshot> {
    const read: ReadSnapshot = {
      sources: [],
      sites: [],
      newer: 0,
      broken: { count: 0 },
    };
    const broke = (error: unknown) => {
      read.broken.count += 1;
      read.broken.why ??= toError(error).message;
    };
    for (const { content } of await knex('fleet_sources').select('content')) {
      try {
        read.sources.push(JSON.parse(content));
      } catch (error) {
        broke(error);
      }
    }
    const ages = new Map<string, [string, string]>();
    for (const { content } of await knex('fleet_ages').select('content')) {
      try {
        for (const [key, entry] of Object.entries<[string, string]>(
          JSON.parse(content),
        )) {
          ages.set(key, entry);
        }
      } catch (error) {
        broke(error);
      }
    }
    const rows = await knex('fleet_sites').select('version', 'hash', 'content');
    await inChunks(rows, CHUNK, chunk => {
      for (const { version, hash, content } of chunk) {
        if (version > CONTENT_VERSION) {
          read.newer += 1;
          continue;
        }
        try {
          const site = parseContent(content);
          const [of, values] = ages.get(siteKey(site.ref)) ?? [];
          if (of === hash && values !== undefined) applyAges(site, values);
          read.sites.push(site);
        } catch (error) {
          broke(error);
        }
      }
    });
    return read;
  }
}
