import type { MatrixRow } from '@ai-edge/backstage-plugin-ai-edge-common';
import { CellTally } from './CellTally';
import type { DeploymentFacts } from './deploymentFacts';
import { commonOwner, countNotOnLatest } from './modelRow';
import type { ModelRows } from './modelRows';
import { readPlaces } from './readPlaces';

/** Rows of each group, in their order. */
function partition(
  rows: Int32Array,
  groupOf: (row: number) => number,
): [number, Int32Array][] {
  const groups = new Map<number, number[]>();
  for (const row of rows) {
    const group = groupOf(row);
    const own = groups.get(group);
    if (own) own.push(row);
    else groups.set(group, [row]);
  }
  return [...groups]
    .sort(([one], [other]) => one - other)
    .map(([group, own]) => [group, Int32Array.from(own)]);
}

/**
 * One model of the matrix.
 *
 * @param rows - those of the model that count; each is in a group
 */
export function matrixRow(
  facts: DeploymentFacts,
  model: ModelRows,
  rows: Int32Array,
  groupOf: (row: number) => number,
): MatrixRow {
  const { dictionary } = facts.index.column('version');
  const places = new Map(
    model.versions.map((version, at) => [dictionary.id(version), at]),
  );
  const cellOf = (own: Int32Array) => {
    const tally = new CellTally();
    readPlaces(facts, own, (place, versions) => tally.add(place, versions));
    return tally.toCell(version => places.get(version) ?? -1);
  };
  const owner = commonOwner(facts, rows);
  const notOnLatest = countNotOnLatest(facts, model, rows);
  return {
    model: model.name,
    ...(owner !== undefined && { owner }),
    ...(model.latest !== undefined && { latest: model.latest }),
    ...(notOnLatest !== undefined && { notOnLatest }),
    versions: model.versions,
    total: cellOf(rows),
    cells: partition(rows, groupOf).map(([group, own]) => ({
      group,
      ...cellOf(own),
    })),
  };
}
