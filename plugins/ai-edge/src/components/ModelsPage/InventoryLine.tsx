import type { ModelMatrix } from '@ai-edge/backstage-plugin-ai-edge-common';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Link } from '@backstage/ui';
import { checksRouteRef } from '../../routes';
import { useAiEdgeTranslation } from '../../translation';
import styles from './ModelsPage.module.css';

/** How much of what runs on sites can be seen at all. */
export function InventoryLine({
  matrix: { inventory, sites: total },
}: {
  matrix: Pick<ModelMatrix, 'inventory' | 'sites'>;
}) {
  const t = useAiEdgeTranslation();
  const checks = useRouteRef(checksRouteRef)();
  const { 'gitops-only': gitopsOnly = 0, none = 0 } = inventory;
  if (gitopsOnly + none === 0) return null;
  return (
    <div className={styles.note}>
      {gitopsOnly > 0 && `${t('models.gitopsOnly', { n: gitopsOnly, total })} `}
      {none > 0 && `${t('models.notSeen', { n: none, total })} `}
      <Link href={checks}>{t('models.howToSeeAll')}</Link>
    </div>
  );
}
