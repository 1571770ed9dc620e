import type { ProposalDetail } from '@ai-edge/backstage-plugin-ai-edge-common';
import { Link } from '@backstage/ui';
import clsx from 'clsx';
import { useAiEdgeTranslation } from '../../translation';
import { useDeploymentsHref } from '../VersionMatrix';
import styles from './ChangePage.module.css';
import { standingSegments, type StandingSegment } from './standingSegments';

/** The sites of a change as one bar with words; each word leads to its deployments. */
export function StandingBar({ change }: { change: ProposalDetail }) {
  const t = useAiEdgeTranslation();
  const href = useDeploymentsHref();
  const segments = standingSegments(change);
  if (segments.length === 0) return null;
  const label = ({ standing }: StandingSegment) => {
    if (standing === 'failed') return t('change.failedSites');
    return standing === 'not-reporting'
      ? t('change.waiting')
      : t(`standing.${standing}`);
  };
  return (
    <div className={styles.standing}>
      <span className={styles.bar} aria-hidden="true">
        {segments.map(({ standing, look, count }) => (
          <span
            key={standing}
            className={clsx(styles.segment, styles[look])}
            style={{ flexGrow: count }}
          />
        ))}
      </span>
      <ul className={styles.words} aria-label={t('change.standing')}>
        {segments.map(segment => (
          <li key={segment.standing}>
            <span
              className={clsx(styles.swatch, styles[segment.look])}
              aria-hidden="true"
            />
            <Link href={href(segment.filters)}>
              {t('change.segment', { label: label(segment), n: segment.count })}
            </Link>
          </li>
        ))}
        {change.sites.hidden > 0 && (
          <li>{t('change.hidden', { count: change.sites.hidden })}</li>
        )}
      </ul>
    </div>
  );
}
