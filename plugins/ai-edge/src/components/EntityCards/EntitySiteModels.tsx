import {
  siteReadPermission,
  stringifySiteRef,
  type SiteRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { Alert, Skeleton } from '@backstage/ui';
import { aiEdgeApiRef } from '../../api/aiEdgeApiRef';
import { useFleetData } from '../../hooks/useFleetData';
import { sitesRouteRef } from '../../routes';
import { useAiEdgeTranslation } from '../../translation';
import { SiteModels } from '../SitePage';
import { ErrorPanel } from '../StatePanel';
import { useEntitySite } from './useEntitySite';

function Content({ site: ref }: { site: SiteRef }) {
  const api = useApi(aiEdgeApiRef);
  const t = useAiEdgeTranslation();
  const listLink = useRouteRef(sitesRouteRef);
  const { data, error, reload } = useFleetData(
    stringifySiteRef(ref),
    signal => api.getSite(ref, { signal }),
    ['site'],
  );
  if (data) return <SiteModels site={data} />;
  if (error) {
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
  return <Skeleton width="100%" height={180} />;
}

/** Catalog tab "Models" of an entity that stands for a site. */
export function EntitySiteModels() {
  const { site, problem } = useEntitySite();
  return site ? (
    <Content site={site} />
  ) : (
    <Alert status="warning" icon title={problem} />
  );
}
