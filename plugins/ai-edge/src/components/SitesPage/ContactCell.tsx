import { RiTimeLine } from '@remixicon/react';
import { useAiEdgeTranslation } from '../../translation';
import { AsOf, useAge } from '../AsOf';
import styles from './SitesPage.module.css';
import type { SiteTableRow } from './siteRow';

/** Two lease periods of a hub that renews every minute, and the minute that an answer may be old. */
const LATE_MS = 180_000;

/** When the hub last heard of the site. Late but still Available gets a clock, no colour. */
export function ContactCell({ site }: { site: SiteTableRow }) {
  const t = useAiEdgeTranslation();
  const { isOlderThan } = useAge();
  if (!site.lastContact) return <>{t('unknown.never')}</>;
  const isLate =
    site.availability.state === 'available' &&
    isOlderThan(site.lastContact, LATE_MS);
  return (
    <span className={styles.contact}>
      <AsOf asOf={site.lastContact} />
      {isLate && <RiTimeLine size={14} aria-hidden="true" />}
    </span>
  );
}
