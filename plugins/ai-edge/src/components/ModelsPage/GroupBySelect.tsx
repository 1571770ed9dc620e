import { Select } from '@backstage/ui';
import { useAiEdgeTranslation } from '../../translation';
import { groupByText } from '../VersionMatrix';
import { useLabelKeys } from './useLabelKeys';
import styles from './ModelsPage.module.css';

const FIELDS = [
  'clusterSet',
  'region',
  'hub',
  'product',
  'ring',
  'availability',
];

export interface GroupBySelectProps {
  value: string;
  onChange: (groupBy: string) => void;
}

/** What sites are grouped by: what they are, or a label of theirs. */
export function GroupBySelect({ value, onChange }: GroupBySelectProps) {
  const t = useAiEdgeTranslation();
  const keys = useLabelKeys().map(key => `label:${key}`);
  const known = [...new Set([...FIELDS, value, ...keys])];
  const option = (groupBy: string) => ({
    id: groupBy,
    label: t('models.groupByField', { field: groupByText(t, groupBy) }),
  });
  return (
    <Select
      aria-label={t('models.groupBy')}
      className={styles.select}
      size="small"
      search={{ placeholder: t('list.find') }}
      options={known.map(option)}
      value={value}
      onChange={key => key !== null && onChange(String(key))}
    />
  );
}
