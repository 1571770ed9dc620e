import type {
  InventoryShares,
  SiteGroup,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { ParsedGroupQuery } from './parseModelQueries';
import type { DeploymentListIndex, SiteListIndex } from './readers';

type Test = (row: number) => boolean;

/** Groups of sites, and which group a deployment is in. */
export interface GroupedSites {
  groups: SiteGroup[];
  /** Index of the group that a row of `/deployments` is in, -1 when its site does not count. */
  groupOf(row: number): number;
  /** All sites that count. */
  sites: number;
  inventory: InventoryShares;
}

interface Members {
  value: string | undefined;
  /** Rows of `/sites`. */
  rows: number[];
}

/** The largest first; what has no value after all that have one. */
function bySize(one: Members, other: Members): number {
  if ((one.value === undefined) !== (other.value === undefined)) {
    return one.value === undefined ? 1 : -1;
  }
  return (
    other.rows.length - one.rows.length ||
    ((one.value ?? '') < (other.value ?? '') ? -1 : 1)
  );
}

function membersBy(
  rows: Iterable<number>,
  valueOf: (row: number) => string | undefined,
): Members[] {
  const byValue = new Map<string | undefined, Members>();
  for (const row of rows) {
    const value = valueOf(row);
    const members = byValue.get(value);
    if (members) members.rows.push(row);
    else byValue.set(value, { value, rows: [row] });
  }
  return [...byValue.values()];
}

/** What a site, or a deployment on it, is grouped by. */
function valueReader(
  sites: SiteListIndex,
  groupBy: string,
): (row: number) => string | undefined {
  if (groupBy.startsWith('label:')) {
    const key = groupBy.slice('label:'.length);
    return row => {
      const labels = sites.item(row)?.labels ?? {};
      return Object.hasOwn(labels, key) ? labels[key] : undefined;
    };
  }
  const column = sites.column(groupBy);
  return row => column.text(row);
}

/** Sites by the rings of what runs there: one may be in several, and then counts in each. */
function byRing(
  deployments: DeploymentListIndex,
  readable: Test,
  rowOfPlace: Map<number, number>,
): Members[] {
  const ring = deployments.column('ring');
  const place = deployments.column('place');
  const found = new Map<string | undefined, Set<number>>();
  for (const row of deployments.rows()) {
    const site = rowOfPlace.get(place.first(row));
    if (site !== undefined && readable(row)) {
      const value = ring.text(row);
      found.set(value, (found.get(value) ?? new Set()).add(site));
    }
  }
  return [...found].map(([value, rows]) => ({ value, rows: [...rows] }));
}

/** Groups the sites that the caller may read. No group is named by a site that the caller may not. */
export function groupSites(options: {
  sites: SiteListIndex;
  deployments: DeploymentListIndex;
  /** Numbers of sites among the places of deployments, by their rows; -1 for those without any. */
  places: Int32Array;
  readableSite: Test;
  readableDeployment: Test;
  query: ParsedGroupQuery;
}): GroupedSites {
  const { sites, deployments, places, readableSite, query } = options;
  const { fields } = sites.tests({ filters: query.sites });
  const tests = [...fields.map(({ test }) => test), readableSite];
  const place = deployments.column('place');
  const ring = deployments.column('ring');
  const inRings = query.groupBy === 'ring';

  let chosen = [...sites.rows()].filter(row => tests.every(test => test(row)));
  const members = inRings
    ? byRing(
        deployments,
        options.readableDeployment,
        new Map(chosen.map(row => [places[row], row])),
      )
    : membersBy(chosen, valueReader(sites, query.groupBy));
  const wanted = query.expand === '' ? undefined : query.expand;
  const expanded = query.expand !== undefined;
  if (expanded) {
    chosen = members.find(({ value }) => value === wanted)?.rows ?? [];
  }
  const kinds: Members[] = expanded
    ? chosen.map(row => ({ value: sites.ref(row), rows: [row] }))
    : members.sort(bySize);

  const availability = sites.column('availability');
  const counts = (rows: number[]) => ({
    sites: rows.length,
    silent: rows.filter(row => availability.text(row) !== 'available').length,
  });
  const shown = kinds.slice(0, query.groups);
  const rest = kinds.slice(query.groups);
  const groups = shown.map(({ value, rows }): SiteGroup => {
    if (expanded) {
      return { kind: 'site', site: sites.item(rows[0])?.ref, ...counts(rows) };
    }
    return value === undefined
      ? { kind: 'none', ...counts(rows) }
      : { kind: 'value', value, ...counts(rows) };
  });
  if (rest.length > 0) {
    const rows = [...new Set(rest.flatMap(({ rows: own }) => own))];
    groups.push({ kind: 'other', groups: rest.length, ...counts(rows) });
  }

  const indexOf = new Int32Array(place.dictionary.size).fill(-1);
  const assign = (rows: number[], group: number) => {
    for (const row of rows) {
      const id = places[row];
      if (id >= 0) indexOf[id] = group;
    }
  };
  let groupOf: (row: number) => number;
  if (inRings && !expanded) {
    assign(chosen, 0);
    const ofRing = new Map(
      kinds.map(({ value }, at) => [value, Math.min(at, query.groups)]),
    );
    groupOf = row =>
      indexOf[place.first(row)] < 0 ? -1 : ofRing.get(ring.text(row)) ?? -1;
  } else {
    kinds.forEach(({ rows }, at) => assign(rows, Math.min(at, query.groups)));
    groupOf = row =>
      inRings && ring.text(row) !== wanted ? -1 : indexOf[place.first(row)];
  }
  return {
    groups,
    groupOf,
    sites: chosen.length,
    inventory: inventoryOf(sites, chosen),
  };
}

function inventoryOf(sites: SiteListIndex, rows: number[]): InventoryShares {
  const column = sites.column('inventory');
  const shares = { complete: 0, 'gitops-only': 0, none: 0 };
  for (const row of rows) {
    const inventory = column.text(row) as keyof typeof shares | undefined;
    if (inventory !== undefined) shares[inventory] += 1;
  }
  return shares;
}
