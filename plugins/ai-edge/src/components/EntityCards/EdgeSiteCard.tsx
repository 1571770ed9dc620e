import {
  siteReadPermission,
  stringifySiteRef,
  type SiteRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { Alert, Link, Skeleton } from '@backstage/ui';
import { aiEdgeApiRef } from '../../api/aiEdgeApiRef';
import { useFleetData } from '../../hooks/useFleetData';
import { siteRouteRef, sitesRouteRef } from '../../routes';
import { useAiEdgeTranslation } from '../../translation';
import { toSiteTableRow } from '../SitesPage';
import { SourceAlerts, useHubSources } from '../SourceAlerts';
import { ErrorPanel, StoppedAlert } from '../StatePanel';
import { EdgeSiteFacts } from './EdgeSiteFacts';
import { useEntitySite } from './useEntitySite';

function Content({ site: ref }: { site: SiteRef }) {
  const api = useApi(aiEdgeApiRef);
  const t = useAiEdgeTranslation();
  const listLink = useRouteRef(sitesRouteRef);
  const { data, error, reload } = useFleetData(
    stringifySiteRef(ref),
    signal => api.getSite(ref, { signal }),
    ['site', 'source'],
  );
  const hub = useHubSources(ref.hub, 'sites');
  if (data && !hub.isLoading) {
    return (
      <>
        {error && (
          <StoppedAlert
            error={error}
            asOf={data.asOf}
            detail={t('panel.stoppedFacts')}
            onRetry={reload}
          />
        )}
        <SourceAlerts sources={hub.sources} complete={hub.complete} mb="2" />
        <EdgeSiteFacts site={toSiteTableRow(data, hub.silentHubs)} />
      </>
    );
  }
  if (error && !data) {
    return (
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
    );
  }
  return <Skeleton width="100%" height={120} />;
}

/** Catalog card "Edge site" of an entity that stands for a site. */
export function EdgeSiteCard() {
  const t = useAiEdgeTranslation();
  const { site, problem } = useEntitySite();
  const siteLink = useRouteRef(siteRouteRef);
  return (
    <EntityInfoCard
      title={t('cards.edgeSite')}
      footerActions={
        site && <Link href={siteLink(site)}>{t('cards.openSite')}</Link>
      }
    >
      {site ? (
        <Content site={site} />
      ) : (
        <Alert status="warning" icon title={problem} />
      )}
    </EntityInfoCard>
  );
}
