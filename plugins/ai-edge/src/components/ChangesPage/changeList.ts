import type {
  ListQuery,
  ListResponse,
  Proposal,
  SourceStatus,
  Summary,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { changeFields, changeValues, type ChangeField } from './changeFields';

/** All changes that the reader may see, as the API answers them: there are few of them. */
export interface AllChanges {
  items: Proposal[];
  asOf: string;
  /** The forges that they were read from. */
  sources?: SourceStatus[];
}

/** False while a forge was never read to its end: there may be more than are shown. */
function isComplete({ sources }: AllChanges): boolean {
  return (sources ?? []).every(({ asOf }) => asOf !== undefined);
}

type Query = ListQuery<ChangeField>;

function matches(change: Proposal, query: Query, except?: ChangeField) {
  const { title, number, branch } = change;
  const text = `#${number} ${title} ${branch}`.toLowerCase();
  if (query.q && !text.includes(query.q.trim().toLowerCase())) return false;
  return changeFields.every(field => {
    const wanted = query.filters?.[field];
    if (field === except || !wanted?.length) return true;
    return changeValues(change, field).some(value => wanted.includes(value));
  });
}

const STATES: Proposal['state'][] = ['open', 'merged', 'closed'];

/** Open ones first, the oldest of them on top; of the others the newest. */
function byUrgency(a: Proposal, b: Proposal): number {
  const state = STATES.indexOf(a.state) - STATES.indexOf(b.state);
  if (state !== 0) return state;
  const age = a.createdAt.localeCompare(b.createdAt);
  return a.state === 'open' ? age : -age;
}

function compare(field: string): (a: Proposal, b: Proposal) => number {
  switch (field) {
    case 'title':
      return (a, b) => a.title.localeCompare(b.title);
    case 'age':
      return (a, b) => a.createdAt.localeCompare(b.createdAt);
    case 'sites':
      // What is not known comes last when the largest come first.
      return (a, b) => (a.impact?.sites ?? -1) - (b.impact?.sites ?? -1);
    default:
      return byUrgency;
  }
}

/** One page of the changes, filtered, sorted and cut. The cursor is the offset. */
export function changePage(
  all: AllChanges,
  query: Query,
): ListResponse<Proposal> {
  const { items, asOf, sources = [] } = all;
  const { field = 'state', direction = 'asc' } = query.orderBy ?? {};
  const sign = direction === 'asc' ? 1 : -1;
  const order = compare(field);
  const found = items
    .filter(change => matches(change, query))
    .sort(
      (a, b) =>
        order(a, b) * sign ||
        a.gitops.localeCompare(b.gitops) ||
        a.number - b.number,
    );
  const limit = query.limit ?? found.length;
  const offset = Math.min(Number(query.cursor ?? 0) || 0, found.length);
  const next = offset + limit;
  return {
    items: found.slice(offset, next),
    totalItems: found.length,
    pageInfo: {
      offset,
      nextCursor: next < found.length ? String(next) : undefined,
      prevCursor: offset > 0 ? String(Math.max(0, offset - limit)) : undefined,
    },
    asOf,
    complete: isComplete(all),
    sources,
  };
}

/** The counts of the changes, each facet without its own filter. */
export function changeSummary(all: AllChanges, query: Query): Summary {
  const { items, asOf } = all;
  const facets: Summary['facets'] = {};
  for (const field of changeFields) {
    const counts = new Map<string, number>();
    for (const change of items) {
      if (!matches(change, query, field)) continue;
      for (const value of changeValues(change, field)) {
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
    facets[field] = [...counts]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || a.value.localeCompare(b.value));
  }
  return {
    totalItems: items.filter(change => matches(change, query)).length,
    facets,
    asOf,
    complete: isComplete(all),
  };
}
