import type { ColumnConfig } from '@backstage/ui';
import { useLayoutEffect, useMemo, useState, type RefObject } from 'react';
import { fitColumns } from './fitColumns';
import type { FleetColumn } from './fleetColumn';

/** The columns that the frame has room for, with their widths. */
export function useFittingColumns<TRow extends { id: string }>(
  frame: RefObject<HTMLElement>,
  columns: FleetColumn<TRow>[],
): ColumnConfig<TRow>[] {
  const [width, setWidth] = useState(0);

  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    setWidth(element.clientWidth);
    if (typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);

  return useMemo(
    () =>
      fitColumns(columns, width).map(column => ({
        id: column.id,
        label: column.label,
        cell: column.cell,
        header: column.header,
        isSortable: column.isSortable,
        isRowHeader: column.isRowHeader,
        minWidth: column.minWidth,
        width: column.isFlexible ? '1fr' : column.minWidth,
      })),
    [columns, width],
  );
}
