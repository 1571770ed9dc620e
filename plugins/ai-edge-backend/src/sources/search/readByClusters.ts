import { HubError } from '../../hubs';
import type { SearchInput, SearchItem } from './searchTypes';

const CLUSTERS_A_QUERY = 100;

/** Words that the API takes for a time span, wherever they stand in a filter's values. */
const TIME_WORDS = /hour|day|week|month|year/g;

/**
 * A cluster's name as a filter value. One such as `holiday-1` would make the whole filter one about instants, which
 * every cluster satisfies; with a wildcard inside the word it is a pattern.
 */
function filterValue(cluster: string): string {
  return cluster.replace(TIME_WORDS, word => `${word[0]}*${word.slice(2)}`);
}

function inGroups(clusters: string[], size: number): string[][] {
  const groups: string[][] = [];
  for (let at = 0; at < clusters.length; at += size) {
    groups.push(clusters.slice(at, at + size));
  }
  return groups;
}

/**
 * All rows of a query by lists of clusters, for servers that cannot page (before ACM 2.16). An answer that is as long as
 * it may be is cut: its list is asked again in halves.
 */
export async function* readByClusters(
  read: (input: SearchInput) => Promise<SearchItem[]>,
  filters: SearchInput['filters'],
  options: { clusters: string[]; maxRows: number },
): AsyncGenerator<SearchItem[]> {
  const { clusters, maxRows } = options;
  // Patterns are slower than names: they are kept apart.
  const isPlain = (name: string) => filterValue(name) === name;
  const groups = [
    ...inGroups(clusters.filter(isPlain), CLUSTERS_A_QUERY),
    ...inGroups(
      clusters.filter(name => !isPlain(name)),
      CLUSTERS_A_QUERY,
    ),
  ];
  for (let group = groups.pop(); group; group = groups.pop()) {
    const wanted = new Set(group);
    const values = group.map(filterValue);
    const page = await read({
      filters: [...filters, { property: 'cluster', values }],
      limit: maxRows,
    });
    if (page.length < maxRows) {
      yield page.filter(({ cluster }) => wanted.has(cluster ?? ''));
    } else if (group.length === 1) {
      throw new HubError('Search lists more of one site than can be read', {
        kind: 'too-large',
      });
    } else {
      groups.push(...inGroups(group, Math.ceil(group.length / 2)));
    }
  }
}
