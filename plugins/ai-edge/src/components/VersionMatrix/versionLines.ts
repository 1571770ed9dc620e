import type { MatrixRow } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { CellCounts } from './versionShares';

/** One line of the table view: a model in one version, or in none that is known. */
export interface VersionLine {
  id: string;
  row: MatrixRow;
  kind: 'version' | 'noVersion' | 'silent';
  version?: string;
  /** Sites of a cell on this line. */
  count(cell: CellCounts): number;
}

/** A model line by line; lines that no site is on are left out. */
export function versionLines(row: MatrixRow): VersionLine[] {
  const lines: VersionLine[] = row.versions.map((version, at) => ({
    id: `${row.model} version ${version}`,
    row,
    kind: 'version',
    version,
    count: cell => cell.versions.find(([index]) => index === at)?.[1] ?? 0,
  }));
  lines.push(
    {
      id: `${row.model} noVersion`,
      row,
      kind: 'noVersion',
      count: cell => cell.noVersion,
    },
    {
      id: `${row.model} silent`,
      row,
      kind: 'silent',
      count: cell => cell.silent,
    },
  );
  return lines.filter(({ count }) => count(row.total) > 0);
}
