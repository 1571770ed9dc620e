import type { Site } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Knex } from 'knex';
import type { HistoryRow } from './HistoryRow';
import { fromStored, type StoredRow } from './HistoryStore';
import type { TimelineCursor } from './TimelineCursor';

/** A row of a site's timeline; an incident shows as what it was for this site. */
export interface TimelineRow extends HistoryRow {
  id: string;
  /** How many sites the incident covers. */
  sites?: number;
}

type Page = { before?: Pick<TimelineCursor, 'at' | 'id'>; since?: string };

/** Rows that are of the site, or of the same cluster under another name or hub. */
function ofSite(
  query: Knex.QueryBuilder,
  table: string,
  { ref, clusterId }: Site,
  { before, since }: Page,
): Knex.QueryBuilder {
  query.where(either => {
    either.where({ [`${table}.hub`]: ref.hub, [`${table}.site`]: ref.name });
    if (clusterId !== undefined) {
      either.orWhere({ [`${table}.cluster_id`]: clusterId });
    }
  });
  if (since !== undefined) query.where(`${table}.since`, '>=', since);
  if (before) query.where(`${table}.since`, '<=', before.at);
  return query;
}

function newestFirst(one: TimelineRow, other: TimelineRow): number {
  if (one.since !== other.since) return one.since > other.since ? -1 : 1;
  return one.id > other.id ? -1 : 1;
}

/** The next rows after a place in a site's timeline, newest first. */
export async function readTimelineRows(
  knex: Knex,
  site: Site,
  page: Page,
  limit: number,
): Promise<TimelineRow[]> {
  const { before } = page;
  // Those of the very instant of the last row come again: its id tells which of them were there.
  const ties = before
    ? Number(
        (
          await ofSite(knex('history_rows'), 'history_rows', site, {})
            .where('history_rows.since', before.at)
            .count({ rows: '*' })
        )[0].rows,
      )
    : 0;
  const most = limit + ties + 1;
  const singles: StoredRow[] = await ofSite(
    knex('history_rows'),
    'history_rows',
    site,
    page,
  )
    .orderBy('since', 'desc')
    .orderBy('id', 'desc')
    .limit(most);
  const members: (StoredRow & { sites: number })[] = await ofSite(
    knex('history_members').join(
      'history_rows',
      'history_rows.id',
      'history_members.row_id',
    ),
    'history_members',
    site,
    page,
  )
    .select(
      'history_members.*',
      'history_rows.id as id',
      'history_rows.count as sites',
      'history_rows.field as field',
    )
    .orderBy('history_members.since', 'desc')
    .orderBy('history_members.row_id', 'desc')
    .limit(most);
  return [
    ...singles.map(row => ({ ...fromStored(row), id: row.id })),
    ...members.map(row => ({
      ...fromStored({ ...row, deployment: null, count: null, until: null }),
      id: row.id,
      sites: row.sites,
    })),
  ]
    .sort(newestFirst)
    .filter(
      row =>
        !before ||
        row.since < before.at ||
        (row.since === before.at && row.id < before.id),
    )
    .slice(0, limit);
}
