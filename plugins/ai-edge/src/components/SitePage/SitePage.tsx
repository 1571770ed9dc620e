import {
  siteReadPermission,
  stringifySiteRef,
  type SiteRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { Flex } from '@backstage/ui';
import { aiEdgeApiRef } from '../../api/aiEdgeApiRef';
import { useFleetData } from '../../hooks/useFleetData';
import { siteRouteRef, sitesRouteRef } from '../../routes';
import { useAiEdgeTranslation } from '../../translation';
import { DetailFrame } from '../DetailFrame';
import { isSilent, silenceOf } from '../SitesPage';
import { useHubSources } from '../SourceAlerts';
import { SilenceTrail } from './SilenceTrail';
import { SiteHeader } from './SiteHeader';
import { SiteHealth } from './SiteHealth';
import { SiteModels } from './SiteModels';
import { SiteNotice } from './SiteNotice';
import type { SiteTab } from './siteTab';
import { SiteTimeline } from './SiteTimeline';

export interface SitePageProps {
  site: SiteRef;
  tab: SiteTab;
}

/** One site: what runs there, since when, and how it is. */
export function SitePage({ site: ref, tab }: SitePageProps) {
  const api = useApi(aiEdgeApiRef);
  const t = useAiEdgeTranslation();
  const listLink = useRouteRef(sitesRouteRef);
  const siteLink = useRouteRef(siteRouteRef);
  const site = useFleetData(
    stringifySiteRef(ref),
    signal => api.getSite(ref, { signal }),
    ['site', 'source'],
  );
  const hub = useHubSources(ref.hub, 'sites');
  const shown =
    site.data && !site.isStale && !hub.isLoading
      ? { ...site.data, ...silenceOf(site.data, hub.silentHubs) }
      : undefined;

  return (
    <DetailFrame
      entry={{ label: shown?.displayName ?? ref.name, href: siteLink(ref) }}
      read={site}
      shown={shown}
      hub={hub}
      header={data => <SiteHeader site={data} tab={tab} />}
      things={t('things.theSite')}
      Things={t('things.TheSite')}
      permission={siteReadPermission.name}
      notFound={{
        text: t('panel.siteNotFound', ref),
        href: listLink(),
        label: t('action.allSites'),
      }}
    >
      {data => (
        <>
          <SiteNotice site={data} />
          {tab === 'models' && (
            <Flex direction="column" gap="4">
              <SiteModels site={data} />
              {isSilent({ availability: data.availability }) && (
                <SilenceTrail site={data} />
              )}
            </Flex>
          )}
          {tab === 'health' && <SiteHealth site={data} />}
          {tab === 'timeline' && <SiteTimeline site={ref} />}
        </>
      )}
    </DetailFrame>
  );
}
