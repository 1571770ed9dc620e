import type { MatrixRow } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Translate } from '../../translation/useAiEdgeTranslation';
import type { CellCounts, VersionShares } from './versionShares';

const compact = new Intl.NumberFormat(undefined, {
  notation: 'compact',
  maximumFractionDigits: 1,
});

/** The line above the bar: sites on the latest of all that have the model, one number when they are equal. */
export function cellText(
  t: Translate,
  { sites, awaited }: CellCounts,
  { onLatest }: VersionShares,
): string {
  if (sites === 0) return t('cell.awaitedShort', { n: awaited });
  return onLatest === undefined || onLatest === sites
    ? compact.format(sites)
    : `${compact.format(onLatest)}/${compact.format(sites)}`;
}

/** The same where the column is one site: what it runs. */
export function siteCellText(
  t: Translate,
  { versions }: Pick<MatrixRow, 'versions'>,
  cell: CellCounts,
): string {
  if (cell.sites === 0) return t('cell.awaitedShort', { n: cell.awaited });
  if (cell.silent > 0) return t('cell.silentShort');
  const names = cell.versions.map(([at]) => versions[at]);
  return names.join(', ') || t('cell.noVersionShort');
}
