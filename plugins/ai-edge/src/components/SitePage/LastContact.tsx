import type { SiteDetail } from '@ai-edge/backstage-plugin-ai-edge-common';
import { RiTimeLine } from '@remixicon/react';
import { useAiEdgeTranslation } from '../../translation';
import { AsOf } from '../AsOf';

export interface LastContactProps {
  site: Pick<SiteDetail, 'lastContact' | 'lastContactUncertain'>;
}

/** When the hub last heard of the site, and by whose clock where that matters. */
export function LastContact({ site }: LastContactProps) {
  const t = useAiEdgeTranslation();
  const { lastContact, lastContactUncertain } = site;
  if (!lastContact) return <>{t('unknown.never')}</>;
  return (
    <>
      <AsOf asOf={lastContact} />
      {lastContactUncertain && (
        <>
          {' '}
          <RiTimeLine size={14} aria-hidden="true" />{' '}
          {t('health.contactUncertain')}
        </>
      )}
    </>
  );
}
