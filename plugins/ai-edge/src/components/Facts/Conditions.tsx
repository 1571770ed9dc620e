import { Text } from '@backstage/ui';
import { useAiEdgeTranslation } from '../../translation';
import { AsOf } from '../AsOf';
import styles from './Facts.module.css';

export interface ConditionsProps {
  label: string;
  conditions: {
    type: string;
    status: string;
    reason?: string;
    message?: string;
    since?: string;
  }[];
  empty: string;
}

/** Kubernetes conditions as they were reported: their words are not ours to colour. */
export function Conditions({ label, conditions, empty }: ConditionsProps) {
  const t = useAiEdgeTranslation();
  if (conditions.length === 0) return <Text>{empty}</Text>;
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('site.type')}</th>
          <th scope="col">{t('site.status')}</th>
          <th scope="col">{t('site.reason')}</th>
          <th scope="col">{t('site.message')}</th>
          <th scope="col">{t('site.changed')}</th>
        </tr>
      </thead>
      <tbody>
        {conditions.map(condition => (
          <tr key={condition.type}>
            <th scope="row">{condition.type}</th>
            <td>{condition.status}</td>
            <td>{condition.reason}</td>
            <td>{condition.message}</td>
            <td>{condition.since && <AsOf asOf={condition.since} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
