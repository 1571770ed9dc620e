import {
  siteReadPermission,
  stringifySiteRef,
  type SiteRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import { Container, Skeleton, VisuallyHidden } from '@backstage/ui';
import { aiEdgeApiRef } from '../../api/aiEdgeApiRef';
import { useDelayed } from '../../hooks/useDelayed';
import { useFleetData } from '../../hooks/useFleetData';
import { siteRouteRef, sitesRouteRef } from '../../routes';
import { useAiEdgeTranslation } from '../../translation';
import { SourceAlerts, useHubSources } from '../SourceAlerts';
import { ErrorPanel, StoppedAlert } from '../StatePanel';
import { SiteHeader } from './SiteHeader';
import { SiteHealth } from './SiteHealth';
import { SiteModels } from './SiteModels';
import { SiteNotice } from './SiteNotice';

export interface SitePageProps {
  site: SiteRef;
  tab: 'models' | 'health';
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
  const { error, reload } = site;
  const data =
    site.data && !site.isStale && !hub.isLoading
      ? { ...site.data, isRemembered: hub.isSilent }
      : undefined;
  const showsSkeleton = useDelayed(!data && !error, 200);

  return (
    <BreadcrumbEntry entry={{ label: ref.name, href: siteLink(ref) }}>
      {data && (
        <>
          <SiteHeader site={data} tab={tab} />
          <Container>
            {error && (
              <StoppedAlert
                error={error}
                asOf={data.asOf}
                detail={t('panel.stoppedFacts')}
                onRetry={reload}
              />
            )}
            <SourceAlerts
              sources={hub.sources}
              complete={hub.complete}
              mb="4"
            />
            <SiteNotice site={data} />
            {tab === 'models' ? (
              <SiteModels site={data} />
            ) : (
              <SiteHealth site={data} />
            )}
          </Container>
        </>
      )}
      {error && !site.data && (
        <Container>
          <ErrorPanel
            error={error}
            things={t('things.theSite')}
            Things={t('things.TheSite')}
            permission={siteReadPermission.name}
            onRetry={reload}
            notFound={{
              text: t('panel.siteNotFound', ref),
              href: listLink(),
              label: t('action.allSites'),
            }}
          />
        </Container>
      )}
      {showsSkeleton && (
        <Container>
          <VisuallyHidden role="status">
            {t('panel.loading', { things: t('things.theSite') })}
          </VisuallyHidden>
          <Skeleton width="40%" height={32} style={{ margin: '24px 0' }} />
          <Skeleton width="100%" height={180} />
        </Container>
      )}
    </BreadcrumbEntry>
  );
}
