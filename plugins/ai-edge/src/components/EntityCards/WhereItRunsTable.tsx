import { useRouteRef } from '@backstage/core-plugin-api';
import { Link } from '@backstage/ui';
import { deploymentRouteRef } from '../../routes';
import { useAiEdgeTranslation } from '../../translation';
import { NotKnown } from '../Count';
import {
  StandingLabel,
  StateLabel,
  type DeploymentTableRow,
} from '../DeploymentsPage';
import styles from './EntityCards.module.css';

/** One line a site: version, state and standing. */
export function WhereItRunsTable({ rows }: { rows: DeploymentTableRow[] }) {
  const t = useAiEdgeTranslation();
  const link = useRouteRef(deploymentRouteRef);
  return (
    <table className={styles.table} aria-label={t('cards.whereItRuns')}>
      <thead>
        <tr>
          <th scope="col">{t('fields.site')}</th>
          <th scope="col">{t('fields.version')}</th>
          <th scope="col">{t('fields.state')}</th>
          <th scope="col">{t('fields.standing')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.id}>
            <th scope="row">
              <Link href={link(row.ref)}>{row.ref.site}</Link>
            </th>
            <td>
              {row.model.version ?? <NotKnown reason={t('unknown.noValue')} />}
            </td>
            <td>
              <StateLabel deployment={row} />
            </td>
            <td>
              <StandingLabel deployment={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
