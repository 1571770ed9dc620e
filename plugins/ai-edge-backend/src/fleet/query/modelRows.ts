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
  const { dictionary: names, first: nameOf } = index.column('model').read();
  const { dictionary, first: versionOf } = index.column('version').read();
  // Rows of one model are in the order of their refs, which begin with the site.
  const rows = index.sorted('model', 'asc').filter(passes);
  const models: ModelRows[] = [];
  let from = 0;
  while (from < rows.length) {
    const id = nameOf[rows[from]];
    let to = from;
    const versions = new Set<number>();
    let last: number | undefined;
    for (; to < rows.length && nameOf[rows[to]] === id; to += 1) {
      const version = versionOf[rows[to]];
      if (version !== last) versions.add(version);
      last = version;
    }
    const { sorted, latest } = sortVersions(
      [...versions].flatMap(one => dictionary.text(one) ?? []),
    );
    models.push({
      name: names.text(id) ?? '',
      rows: rows.subarray(from, to),
      versions: sorted,
      ...(latest !== undefined && { latest }),
    });
    from = to;
  }
  return models;
}
