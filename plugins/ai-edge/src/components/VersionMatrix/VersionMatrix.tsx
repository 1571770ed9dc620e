import type {
  ModelMatrix,
  SiteGroup,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { TablePaginationType } from '@backstage/ui';
import { useMemo, useRef, type ReactNode } from 'react';
import type { Sort } from '../../hooks/useUrlState';
import { useAiEdgeTranslation } from '../../translation';
import { FleetTable } from '../FleetTable';
import { GroupPager } from './GroupPager';
import { Legend } from './Legend';
import { OpenCell } from './OpenCell';
import type { Grouping } from './siteGroups';
import { groupWidth, useGroupPage } from './useGroupPage';
import { useLineColumns } from './useLineColumns';
import { useMatrixColumns, type MatrixTableRow } from './useMatrixColumns';
import { versionLines } from './versionLines';
import styles from './VersionMatrix.module.css';

const ROW_HEIGHT = 48;
const NO_GROUPS: SiteGroup[] = [];

export interface VersionMatrixProps {
  /** Absent until the first answer. */
  matrix: ModelMatrix | undefined;
  /** The rows as they may be drawn now. */
  rows: MatrixTableRow[] | undefined;
  gone: ReadonlySet<string>;
  isPending: boolean;
  isStale: boolean;
  view: 'bars' | 'table';
  grouping: Grouping;
  /** One-based place of the first group that is a column. */
  firstGroup: number;
  onFirstGroup: (first: number) => void;
  /** The open cell. */
  cell?: string;
  onCell: (cell: string | undefined) => void;
  sort: Sort;
  onSort: (sort: Sort) => void;
  pagination: TablePaginationType;
  /** Where the sites of a group are the columns. */
  hrefOf: (group: SiteGroup) => string | undefined;
  emptyState: ReactNode;
  onHeldChange: (isHeld: boolean) => void;
}

/** Models by groups of sites: how many sites run the latest version, as bars or as numbers. */
export function VersionMatrix(props: VersionMatrixProps) {
  const { matrix, rows, view, grouping, hrefOf, cell, onCell } = props;
  const t = useAiEdgeTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const groups = matrix?.groups ?? NO_GROUPS;
  const isBars = view === 'bars';
  const page = useGroupPage(frame, {
    total: groups.length,
    asked: props.firstGroup,
    each: groupWidth(grouping),
    isBars,
  });
  const { from, size } = page;
  const shown = useMemo(
    () =>
      groups.map((group, index) => ({ group, index })).slice(from, from + size),
    [groups, from, size],
  );
  const matrixColumns = useMatrixColumns({
    groups: shown,
    grouping,
    hrefOf,
    onOpen: onCell,
  });
  const lineColumns = useLineColumns({ groups: shown, grouping, hrefOf });
  const lines = useMemo(
    () => (isBars ? undefined : rows?.flatMap(versionLines)),
    [isBars, rows],
  );
  const common = {
    label: t('tabs.models'),
    isPending: props.isPending,
    isStale: props.isStale,
    sort: props.sort,
    onSort: props.onSort,
    pagination: props.pagination,
    emptyState: props.emptyState,
    onHeldChange: props.onHeldChange,
  };

  return (
    <div ref={frame} className={styles.frame}>
      {groups.length > 0 && (
        <div className={styles.above}>
          {isBars && <Legend />}
          <GroupPager
            page={page}
            total={groups.length}
            words={grouping.expand === undefined ? 'groups' : 'columns'}
            onChange={props.onFirstGroup}
          />
        </div>
      )}
      {isBars ? (
        <FleetTable
          {...common}
          columns={matrixColumns}
          rows={rows}
          gone={props.gone}
          rowHeight={ROW_HEIGHT}
        />
      ) : (
        <FleetTable {...common} columns={lineColumns} rows={lines} />
      )}
      {isBars && cell !== undefined && rows && (
        <OpenCell
          frame={frame}
          cell={cell}
          rows={rows}
          rowHeight={ROW_HEIGHT}
          groups={groups}
          grouping={grouping}
          hrefOf={hrefOf}
          onClose={() => onCell(undefined)}
        />
      )}
    </div>
  );
}
