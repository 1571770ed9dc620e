import { useAiEdgeTranslation } from '../../translation';
import { AsOf } from '../AsOf';
import type { ListWords } from './listWords';

export interface ListTotalsProps {
  words: ListWords;
  count: number;
  /** Without any filter; absent while not known. */
  total?: number;
  isFiltered: boolean;
  /** Absent while no source has ever answered. */
  asOf?: string;
  complete: boolean;
}

/** "253 of 3,482 sites, as of 12 s ago". */
export function ListTotals(props: ListTotalsProps) {
  const { words, count, total, isFiltered, asOf, complete } = props;
  const t = useAiEdgeTranslation();
  const text =
    isFiltered && total !== undefined
      ? t(`totals.${words}Of`, { n: count, total })
      : t(`totals.${words}`, { count });
  return (
    <span data-testid="list-totals">
      {text}
      {!complete && ` ${t('list.soFar')}`}
      {asOf && (
        <>
          , {t('asOf.prefix')} <AsOf asOf={asOf} />
        </>
      )}
    </span>
  );
}
