import type { SearchIndex } from './SearchIndex';
import type { SearchRow } from './SearchRow';
import type { SearchAccess } from './selectRows';

/** How far ownership is followed: an InferenceService, its Deployment, its ReplicaSet, its Pods. */
const LEVELS = 3;

/** What rows own and what owns them, by kind, in the same cluster. */
export function relatedRows(
  index: SearchIndex,
  access: SearchAccess,
  rows: SearchRow[],
  kinds: string[] = [],
): Map<string, SearchRow[]> {
  const clusters = new Set(rows.map(({ cluster }) => cluster));
  const all = [
    ...index.rows({
      cluster: name => clusters.has(name) && access.cluster(name),
      type: () => true,
      onHub: access.onHub,
    }),
  ];
  const found = new Set(rows.map(({ uid }) => uid));
  const related = new Map<string, SearchRow[]>();
  for (let level = 0; level < LEVELS; level++) {
    const owners = new Set(
      all.flatMap(({ uid, data }) => (found.has(uid) ? ownerOf(data) : [])),
    );
    const near = all.filter(
      ({ uid, data }) =>
        !found.has(uid) &&
        (owners.has(uid) || ownerOf(data).some(owner => found.has(owner))),
    );
    for (const row of near) {
      found.add(row.uid);
      const kind = String(row.data.kind);
      if (kinds.length === 0 || kinds.includes(kind)) {
        related.set(kind, [...(related.get(kind) ?? []), row]);
      }
    }
  }
  return related;
}

function ownerOf(data: SearchRow['data']): string[] {
  return data._ownerUID === undefined ? [] : [String(data._ownerUID)];
}
