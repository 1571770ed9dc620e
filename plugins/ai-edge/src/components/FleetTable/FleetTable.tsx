import {
  Table,
  type ColumnConfig,
  type TablePaginationType,
  type TableSelection,
} from '@backstage/ui';
import clsx from 'clsx';
import { useEffect, useRef, type ReactNode } from 'react';
import type { Sort } from '../../hooks/useUrlState';
import styles from './FleetTable.module.css';
import type { FleetColumn } from './fleetColumn';
import { useFittingColumns } from './useFittingColumns';

const ROW_HEIGHT = 44;

export interface FleetTableProps<TRow extends { id: string }> {
  /** Name of the table for those who do not see it. */
  label: string;
  columns: FleetColumn<TRow>[];
  rows: TRow[] | undefined;
  isPending?: boolean;
  isStale?: boolean;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  pagination?: TablePaginationType;
  selection?: TableSelection;
  getHref?: (row: TRow) => string;
  emptyState?: ReactNode;
  /** Rows that no longer match and stay only until somebody asks for the new ones. */
  gone?: ReadonlySet<string>;
  /** Pixels, where a row has more than one line. */
  rowHeight?: number;
  /** As high as its rows, instead of all the room that is left. */
  isCompact?: boolean;
  /** Tells when a pointer or the focus is inside: nothing must move then. */
  onHeldChange?: (isHeld: boolean) => void;
}

/** The table of all lists: one-line rows, only those drawn that are seen, a head that stays. */
export function FleetTable<TRow extends { id: string }>(
  props: FleetTableProps<TRow>,
) {
  const { label, columns, rows, sort, onSort, onHeldChange, isCompact } = props;
  const { rowHeight = ROW_HEIGHT } = props;
  const frame = useRef<HTMLDivElement>(null);
  const fitting = useFittingColumns(frame, columns);
  const hold = useRef({ pointer: false, focus: false });

  const setHold = (part: Partial<typeof hold.current>) => {
    Object.assign(hold.current, part);
    onHeldChange?.(hold.current.pointer || hold.current.focus);
  };

  useEffect(() => {
    // BUI's Table takes no name for its grid.
    frame.current
      ?.querySelector('[role="grid"], table')
      ?.setAttribute('aria-label', label);
  });

  const height =
    isCompact && rows
      ? { height: rowHeight * (Math.max(rows.length, 3) + 1) + 8 }
      : undefined;

  return (
    <div
      ref={frame}
      className={clsx(styles.frame, isCompact && styles.compact)}
      onPointerEnter={() => setHold({ pointer: true })}
      onPointerLeave={() => setHold({ pointer: false })}
      onFocus={() => setHold({ focus: true })}
      onBlur={event =>
        setHold({
          focus: event.currentTarget.contains(
            event.relatedTarget as Node | null,
          ),
        })
      }
    >
      <Table<TRow>
        className={styles.table}
        style={height}
        columnConfig={fitting as ColumnConfig<TRow>[]}
        data={rows}
        isPending={props.isPending}
        isStale={props.isStale}
        pagination={props.pagination ?? { type: 'none' }}
        selection={props.selection}
        emptyState={props.emptyState}
        rowConfig={{
          getHref: props.getHref,
          getIsDisabled: row => Boolean(props.gone?.has(row.id)),
        }}
        sort={
          sort && onSort
            ? {
                descriptor: {
                  column: sort.field,
                  direction:
                    sort.direction === 'asc' ? 'ascending' : 'descending',
                },
                onSortChange: ({ column, direction }) =>
                  onSort({
                    field: String(column),
                    direction: direction === 'ascending' ? 'asc' : 'desc',
                  }),
              }
            : undefined
        }
        virtualized={{ rowHeight }}
      />
    </div>
  );
}
