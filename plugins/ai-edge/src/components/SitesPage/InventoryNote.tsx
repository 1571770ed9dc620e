import type { Summary } from '@ai-edge/backstage-plugin-ai-edge-common';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Link } from '@backstage/ui';
import { checksRouteRef } from '../../routes';
import { useAiEdgeTranslation } from '../../translation';
import styles from './SitesPage.module.css';

/** On how many of the sites less than everything is seen, and what would show the rest. */
export function InventoryNote({ counted }: { counted: Summary }) {
  const t = useAiEdgeTranslation();
  const link = useRouteRef(checksRouteRef);
  const count = (value: string) =>
    counted.facets.inventory?.find(facet => facet.value === value)?.count;
  const total = counted.totalItems;
  const gitopsOnly = count('gitops-only');
  const none = count('none');
  if (!gitopsOnly && !none) return null;
  return (
    <div className={styles.note}>
      {gitopsOnly && t('banner.inventory', { n: gitopsOnly, total })}{' '}
      {none && t('banner.inventoryNone', { n: none, total })}{' '}
      <Link href={`${link()}?scope=site`} variant="body-small">
        {t('banner.inventoryHow')}
      </Link>
    </div>
  );
}
