import type { MetricPanel } from '@ai-edge/backstage-plugin-ai-edge-common';
import { useAiEdgeTranslation } from '../../translation';
import { NotKnown } from '../Count';
import { chartRows } from './chartRows';
import { formatValue } from './formatValue';
import styles from './Metrics.module.css';

export interface MetricTableProps {
  panel: MetricPanel;
  label: string;
}

/** The same numbers as the chart, newest first. */
export function MetricTable({ panel, label }: MetricTableProps) {
  const t = useAiEdgeTranslation();
  const names = panel.series.map(({ name }) => name);
  return (
    <div className={styles.tableFrame}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('metrics.time')}</th>
            {names.map(name => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {chartRows(panel.series)
            .reverse()
            .map(({ time, values }) => (
              <tr key={time}>
                <th scope="row">{new Date(time * 1000).toLocaleString()}</th>
                {names.map(name => (
                  <td key={name}>
                    {values[name] === undefined ? (
                      <NotKnown reason={t('metrics.gap')} />
                    ) : (
                      formatValue(values[name], panel.unit)
                    )}
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
