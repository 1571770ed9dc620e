import type { SiteDetail } from '@ai-edge/backstage-plugin-ai-edge-common';
import { Alert } from '@backstage/ui';
import { useAiEdgeTranslation } from '../../translation';
import { useAge } from '../AsOf';
import { isSilent } from '../SitesPage';

/** Says how far what stands below can be believed. */
export function SiteNotice({ site }: { site: SiteDetail }) {
  const t = useAiEdgeTranslation();
  const { time } = useAge();
  const { state, since } = site.availability;
  if (state === 'detached') {
    return (
      <div role="status">
        <Alert
          status="info"
          icon
          mb="4"
          title={t('site.detached', { hub: site.ref.hub })}
          description={t('site.detachedDetail')}
        />
      </div>
    );
  }
  if (state === 'pending') {
    return (
      <div role="status">
        <Alert status="info" icon mb="4" title={t('site.joining')} />
      </div>
    );
  }
  const { reason, message } = site.availability;
  // A device that is online and not well says what is wrong with it.
  if (
    state === 'available' &&
    site.kind === 'device' &&
    message &&
    reason !== 'Online'
  ) {
    return (
      <div role="status">
        <Alert
          status="warning"
          icon
          mb="4"
          title={reason ? t('site.notWell', { reason, message }) : message}
        />
      </div>
    );
  }
  const silentSince = site.lastContact ?? since;
  // A silent hub is told of by itself and is no fault of the site.
  if (!isSilent({ availability: site.availability }) || !silentSince) {
    return null;
  }
  return (
    <div role="status">
      <Alert
        status="info"
        icon
        mb="4"
        title={t('site.silent', { time: time(silentSince) })}
        description={t('site.silentDetail')}
      />
    </div>
  );
}
