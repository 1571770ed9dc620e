import type {
  ModelDetail,
  SiteGroupBy,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { Text } from '@backstage/ui';
import { useSearchParams } from 'react-router-dom';
import { useAiEdgeTranslation } from '../../translation';
import { NotKnown } from '../Count';
import { Section } from '../Facts';
import { GroupBySelect } from '../ModelsPage';
import { groupByText } from '../VersionMatrix';
import { DeploymentsLink } from './DeploymentsLink';
import styles from './ModelPage.module.css';
import { countColumns } from './countColumns';
import { VersionGroups } from './VersionGroups';

export interface ModelWhereProps {
  model: ModelDetail;
  /** What was asked for; the groups of the model may still be those before it. */
  groupBy: SiteGroupBy;
}

/** The versions on sites, each number with its deployments. */
export function ModelWhere({ model, groupBy }: ModelWhereProps) {
  const t = useAiEdgeTranslation();
  const [params, setParams] = useSearchParams();
  const { awaited, stale } = model.deployments;
  const columns = countColumns(t);
  return (
    <Section title={t('model.byVersion')}>
      <div className={styles.toolbar}>
        <GroupBySelect
          value={groupBy}
          onChange={group => {
            const next = new URLSearchParams(params);
            next.set('group', group);
            setParams(next, { replace: true });
          }}
        />
      </div>
      <div className={styles.scroll}>
        <table className={styles.table} aria-label={t('model.byVersion')}>
          <thead>
            <tr>
              <th scope="col">{t('model.version')}</th>
              {columns.map(({ id, label }) => (
                <th key={id} scope="col" className={styles.number}>
                  {label}
                </th>
              ))}
              <th scope="col">
                {t('model.groups', { field: groupByText(t, model.groupBy) })}
              </th>
            </tr>
          </thead>
          <tbody>
            {model.versions.map(row => (
              <tr key={row.version ?? ''}>
                <th scope="row">
                  {row.version ?? <NotKnown reason={t('unknown.noValue')} />}
                  {row.version !== undefined &&
                    row.version === model.latest && (
                      <span className={styles.note}>
                        {' '}
                        {t('model.isLatest')}
                      </span>
                    )}
                </th>
                {columns.map(({ id, label, count, filter }) => (
                  <td key={id} className={styles.number}>
                    <DeploymentsLink
                      model={model.name}
                      version={row.version}
                      filter={filter}
                      count={count(row)}
                      label={label}
                    />
                  </td>
                ))}
                <td>
                  <VersionGroups model={model} version={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {stale > 0 && (
        <Text as="p" color="secondary" variant="body-small">
          {t('model.lastSeen')}
        </Text>
      )}
      {awaited > 0 && (
        <Text as="p" color="secondary" variant="body-small">
          {t('model.awaited', { count: awaited })}
        </Text>
      )}
    </Section>
  );
}
