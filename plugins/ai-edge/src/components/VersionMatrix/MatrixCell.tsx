import type { MatrixRow } from '@ai-edge/backstage-plugin-ai-edge-common';
import { VisuallyHidden } from '@backstage/ui';
import {
  RiArrowDownCircleLine,
  RiErrorWarningFill,
  RiGitForkLine,
  RiTimeLine,
} from '@remixicon/react';
import clsx from 'clsx';
import { useAiEdgeTranslation } from '../../translation';
import { cellName, troubleFacts } from './cellFacts';
import { cellText, siteCellText } from './cellText';
import { ShareBar } from './ShareBar';
import styles from './VersionMatrix.module.css';
import { versionShares, type CellCounts } from './versionShares';

const GLYPHS: Record<string, typeof RiTimeLine> = {
  failed: RiErrorWarningFill,
  diverged: RiGitForkLine,
  behind: RiArrowDownCircleLine,
  awaited: RiTimeLine,
};

export interface MatrixCellProps {
  /** Finds the cell again, for the popover of an address. */
  id: string;
  row: Pick<MatrixRow, 'versions' | 'latest'>;
  /** Absent: the model is not there. */
  cell: CellCounts | undefined;
  /** "bike-rentals in retail-emea". */
  where: string;
  /** The column is one site. */
  isSite?: boolean;
  onOpen: (id: string) => void;
}

/** One model in one group: how many sites, how new, and the worst that is wrong with them. */
export function MatrixCell(props: MatrixCellProps) {
  const { id, row, cell, where, isSite, onOpen } = props;
  const t = useAiEdgeTranslation();
  if (!cell) {
    return (
      <span className={styles.absent}>
        <span aria-hidden="true">·</span>
        <VisuallyHidden>{t('cell.notHere')}</VisuallyHidden>
      </span>
    );
  }
  const shares = versionShares(row, cell);
  const [worst] = troubleFacts(t, cell);
  const Glyph = worst && GLYPHS[worst.id];
  return (
    <button
      type="button"
      className={styles.cell}
      data-cell={id}
      aria-haspopup="dialog"
      onClick={() => onOpen(id)}
    >
      <VisuallyHidden>{cellName(t, where, row, cell)}</VisuallyHidden>
      <span className={styles.line} aria-hidden="true">
        <span className={styles.text}>
          {isSite ? siteCellText(t, row, cell) : cellText(t, cell, shares)}
        </span>
        {worst && Glyph && (
          <span className={clsx(styles.glyph, styles[worst.id])}>
            <Glyph size={14} />
            {!isSite && worst.count.toLocaleString()}
          </span>
        )}
      </span>
      <ShareBar shares={shares.shares} />
    </button>
  );
}
