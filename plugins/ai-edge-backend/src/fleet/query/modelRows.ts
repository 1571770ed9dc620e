import type { DeploymentListIndex } from './readers';
import { sortVersions } from './sortVersions';

/** One model's rows, those of one site beside each other. */
export interface ModelRows {
  name: string;
  rows: Int32Array;
  /** Known versions, newest first. */
  versions: string[];
  latest?: string;
}

/** The rows that pass, by model. */
export function modelRows(
  index: DeploymentListIndex,
  passes: (row: number) => boolean,
): ModelRows[] {
  const model = index.column('model');
  const version = index.column('version');
  // Rows of one model are in the order of their refs, which begin with the site.
  const rows = index.sorted('model', 'asc').filter(passes);
  const models: ModelRows[] = [];
  let from = 0;
  while (from < rows.length) {
    const id = model.first(rows[from]);
    let to = from;
    const versions = new Set<number>();
    while (to < rows.length && model.first(rows[to]) === id) {
      versions.add(version.first(rows[to]));
      to += 1;
    }
    const { sorted, latest } = sortVersions(
      [...versions].flatMap(one => version.dictionary.text(one) ?? []),
    );
    models.push({
      name: model.dictionary.text(id) ?? '',
      rows: rows.subarray(from, to),
      versions: sorted,
      ...(latest !== undefined && { latest }),
    });
    from = to;
  }
  return models;
}
