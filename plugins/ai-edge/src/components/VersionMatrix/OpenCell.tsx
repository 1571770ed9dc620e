import type { SiteGroup } from '@ai-edge/backstage-plugin-ai-edge-common';
import { useMemo, type RefObject } from 'react';
import { useAiEdgeTranslation } from '../../translation';
import { CellPopover } from './CellPopover';
import { groupFilter, groupText, whereText, type Grouping } from './siteGroups';
import { useCellElement } from './useCellElement';
import { cellId, type MatrixTableRow } from './useMatrixColumns';

export interface OpenCellProps {
  frame: RefObject<HTMLElement>;
  cell: string;
  rows: MatrixTableRow[];
  rowHeight: number;
  groups: SiteGroup[];
  grouping: Grouping;
  hrefOf: (group: SiteGroup) => string | undefined;
  onClose: () => void;
}

/** The popover of the cell that the address names; nothing when there is no such cell any more. */
export function OpenCell(props: OpenCellProps) {
  const { frame, cell, rows, rowHeight, groups, grouping, onClose } = props;
  const t = useAiEdgeTranslation();
  const place = rows.findIndex(({ model }) =>
    [undefined, ...groups].some(group => cellId(model, group) === cell),
  );
  const element = useCellElement(frame, cell, place, rowHeight);
  const triggerRef = useMemo(() => ({ current: element ?? null }), [element]);
  const row = rows[place];
  if (!element || !row) return null;
  const index = groups.findIndex(group => cellId(row.model, group) === cell);
  const group: SiteGroup | undefined = groups[index];
  const counts = group ? row.cells.find(one => one.group === index) : row.total;
  if (!counts) return null;
  const text = group && groupText(t, grouping.groupBy, group);
  const href = group && group.kind !== 'site' ? props.hrefOf(group) : undefined;
  return (
    <CellPopover
      triggerRef={triggerRef}
      row={row}
      cell={counts}
      where={whereText(t, grouping, row.model, group)}
      filter={groupFilter(grouping, group)}
      group={text && href ? { text, href } : undefined}
      onClose={onClose}
    />
  );
}
