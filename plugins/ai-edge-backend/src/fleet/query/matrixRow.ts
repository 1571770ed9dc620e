import type { MatrixRow } from '@ai-edge/backstage-plugin-ai-edge-common';
import { CellTally } from './CellTally';
import { deploymentFacts } from './deploymentFacts';
import { commonOwner, countNotOnLatest } from './modelRow';
import type { ModelRows } from './modelRows';
import { readPlaces } from './readPlaces';
import type { DeploymentListIndex } from './readers';

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
  index: DeploymentListIndex,
  model: ModelRows,
  rows: Int32Array,
  groupOf: (row: number) => number,
): MatrixRow {
  const facts = deploymentFacts(index);
  const place = new Map(
    model.versions.map((version, at) => [
      index.column('version').dictionary.id(version),
      at,
    ]),
  );
  const cellOf = (own: Int32Array) => {
    const tally = new CellTally();
    readPlaces(facts, own, one => tally.add(one));
    return tally.toCell(version => place.get(version) ?? -1);
  };
  const owner = commonOwner(index, rows);
  const notOnLatest = countNotOnLatest(index, model, rows);
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
