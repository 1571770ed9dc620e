import { Select, SelectItemText } from '@backstage/ui';
import { useAiEdgeTranslation } from '../../translation';
import type { Facet, FacetOption } from './facet';
import styles from './FacetBar.module.css';

export interface FacetSelectProps {
  facet: Facet;
  options: FacetOption[];
  chosen: string[];
  onChange: (values: string[]) => void;
}

const MANY = 8;

/** One facet: a select for several values, each with how many rows it would leave. */
export function FacetSelect(props: FacetSelectProps) {
  const { facet, options, chosen, onChange } = props;
  const t = useAiEdgeTranslation();
  return (
    <Select
      aria-label={facet.label}
      placeholder={facet.label}
      className={styles.select}
      size="small"
      selectionMode="multiple"
      search={
        options.length > MANY ? { placeholder: t('list.find') } : undefined
      }
      items={options.map(option => ({ ...option, id: option.value }))}
      value={chosen}
      onChange={keys => onChange(keys.map(String))}
    >
      {item => (
        <SelectItemText
          id={item.id}
          title={item.label}
          description={item.count?.toLocaleString()}
        />
      )}
    </Select>
  );
}
