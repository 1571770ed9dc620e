import { Select } from '@backstage/ui';
import type { Sort } from '../../hooks/useUrlState';
import { useAiEdgeTranslation } from '../../translation';
import styles from './ModelsPage.module.css';

export interface SortSelectProps {
  sort: Sort;
  onChange: (sort: Sort) => void;
}

const ORDERS = [
  ['notOnLatest:desc', 'sortNotOnLatest'],
  ['failed:desc', 'sortFailed'],
  ['sites:desc', 'sortSites'],
  ['name:asc', 'sortName'],
] as const;

/** The orders that have a use; two of them are also behind the heads of columns. */
export function SortSelect({ sort, onChange }: SortSelectProps) {
  const t = useAiEdgeTranslation();
  return (
    <Select
      aria-label={t('models.sort')}
      placeholder={t('models.sort')}
      className={styles.select}
      size="small"
      options={ORDERS.map(([id, words]) => ({
        id,
        label: t(`models.${words}`),
      }))}
      value={`${sort.field}:${sort.direction}`}
      onChange={key => {
        const [field, direction] = String(key).split(':');
        onChange({ field, direction: direction as Sort['direction'] });
      }}
    />
  );
}
