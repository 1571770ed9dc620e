import type {
  MatrixCell,
  MatrixRow,
} from '@ai-edge/backstage-plugin-ai-edge-common';

/** How a part of a bar is drawn. `known`: a version that cannot be put in an order. */
export type ShareKind = 'latest' | 'previous' | 'older' | 'known' | 'unknown';

export interface Share {
  kind: ShareKind;
  sites: number;
}

export interface VersionShares {
  /** Sites that answer with the latest version; absent where there is no latest, or where no site answers. */
  onLatest?: number;
  /** Newest first; nothing of no sites. */
  shares: Share[];
}

/** What is counted in different sites; without the index of its group. */
export type CellCounts = Omit<MatrixCell, 'group'>;

/** The sites of a cell by how new their version is. What does not answer now runs nobody knows what. */
export function versionShares(
  { versions, latest }: Pick<MatrixRow, 'versions' | 'latest'>,
  cell: CellCounts,
): VersionShares {
  const sum = { latest: 0, previous: 0, older: 0, known: 0, unknown: 0 };
  const first = latest === undefined ? -1 : versions.indexOf(latest);
  for (const [at, sites] of cell.versions) {
    if (first < 0) sum.known += sites;
    else if (at === first) sum.latest += sites;
    else if (at === first + 1) sum.previous += sites;
    else sum.older += sites;
  }
  sum.unknown = cell.noVersion + cell.silent;
  const kinds = Object.keys(sum) as ShareKind[];
  const isKnown = latest !== undefined && cell.sites > cell.silent;
  return {
    ...(isKnown && { onLatest: sum.latest }),
    shares: kinds
      .filter(kind => sum[kind] > 0)
      .map(kind => ({ kind, sites: sum[kind] })),
  };
}
