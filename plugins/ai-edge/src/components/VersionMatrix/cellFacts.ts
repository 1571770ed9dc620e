import {
  availabilityStates,
  type MatrixRow,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Translate } from '../../translation/useAiEdgeTranslation';
import type { CellCounts } from './versionShares';

/** One number of a cell in words, and which deployments it is made of. */
export interface CellFact {
  id: string;
  count: number;
  text: string;
  /** Absent where the list of deployments has no such filter. */
  filter?: Record<string, string[]>;
}

/** Of sites that do not answer now. */
export const SILENT = availabilityStates.filter(state => state !== 'available');
const ANSWERS = { availability: ['available'] };

/** Sites by version, those that answer first: what a cell is made of. */
export function versionFacts(
  t: Translate,
  row: Pick<MatrixRow, 'versions' | 'latest'>,
  cell: CellCounts,
): CellFact[] {
  const { noVersion, silent } = cell;
  const facts: CellFact[] = cell.versions.map(([at, count]) => {
    const version = row.versions[at];
    return {
      id: `version:${version}`,
      count,
      text: t(version === row.latest ? 'cell.onLatest' : 'cell.on', {
        n: count,
        version,
      }),
      filter: { version: [version], ...ANSWERS },
    };
  });
  facts.push(
    {
      id: 'noVersion',
      count: noVersion,
      text: t('cell.noVersion', { n: noVersion }),
    },
    {
      id: 'silent',
      count: silent,
      text: t('cell.silent', { n: silent }),
      filter: { availability: SILENT },
    },
  );
  return facts.filter(({ count }) => count > 0);
}

/** What of a cell needs a look, worst first. */
export function troubleFacts(t: Translate, cell: CellCounts): CellFact[] {
  const { failed, diverged, behind, awaited } = cell;
  const facts: CellFact[] = [
    {
      id: 'failed',
      count: failed,
      text: t('cell.failed', { n: failed }),
      filter: { state: ['failed'] },
    },
    {
      id: 'diverged',
      count: diverged,
      text: t('cell.diverged', { n: diverged }),
      filter: { standing: ['diverged'] },
    },
    {
      id: 'behind',
      count: behind,
      text: t('cell.behind', { n: behind }),
      filter: { standing: ['behind'] },
    },
    {
      id: 'awaited',
      count: awaited,
      text: t('cell.awaited', { n: awaited }),
    },
  ];
  return facts.filter(({ count }) => count > 0);
}

/** A whole cell for those who do not see it. */
export function cellName(
  t: Translate,
  where: string,
  row: Pick<MatrixRow, 'versions' | 'latest'>,
  cell: CellCounts,
): string {
  const facts = [
    t('cell.sites', { count: cell.sites }),
    ...versionFacts(t, row, cell).map(({ text }) => text),
    ...troubleFacts(t, cell).map(({ text }) => text),
  ];
  return t('cell.name', { where, facts: facts.join(', ') });
}
