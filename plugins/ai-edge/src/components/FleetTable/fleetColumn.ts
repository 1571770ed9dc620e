import type { ColumnConfig } from '@backstage/ui';

/** A column with what is needed to choose which ones fit. */
export interface FleetColumn<TRow extends { id: string }>
  extends Pick<
    ColumnConfig<TRow>,
    'id' | 'label' | 'cell' | 'header' | 'isSortable' | 'isRowHeader'
  > {
  /** Pixels; a column without `isFlexible` is exactly this wide. */
  minWidth: number;
  /** Takes the room that is left. */
  isFlexible?: boolean;
  /** 1 stays longest when room gets scarce. */
  priority: number;
  /** Shown unless columns were chosen. */
  isDefault?: boolean;
}
