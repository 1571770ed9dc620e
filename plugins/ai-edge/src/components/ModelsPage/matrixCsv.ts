import type {
  MatrixRow,
  SiteGroup,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Translate } from '../../translation/useAiEdgeTranslation';
import {
  allText,
  groupText,
  versionLines,
  type Grouping,
} from '../VersionMatrix';

/** A spreadsheet must not take a name for a formula. */
function field(value: string | number): string {
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The table view as comma-separated values: nothing where a model is not deployed. */
export function matrixCsv(
  t: Translate,
  grouping: Grouping,
  groups: SiteGroup[],
  rows: MatrixRow[],
): string {
  const head = [
    t('fields.model'),
    t('model.version'),
    t('model.latest'),
    allText(t, grouping),
    ...groups.map(group => groupText(t, grouping.groupBy, group)),
  ];
  const lines = rows.flatMap(versionLines).map(line => {
    const { row, kind, version = '' } = line;
    const words = {
      version,
      noVersion: t('model.noVersion'),
      silent: t('model.silent'),
    };
    return [
      row.model,
      words[kind],
      row.latest ?? '',
      line.count(row.total),
      ...groups.map((_, index) => {
        const cell = row.cells.find(({ group }) => group === index);
        return cell ? line.count(cell) : '';
      }),
    ];
  });
  return [head, ...lines].map(line => line.map(field).join(',')).join('\r\n');
}
