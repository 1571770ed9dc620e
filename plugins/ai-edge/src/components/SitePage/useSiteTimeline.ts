import {
  stringifySiteRef,
  type SiteRef,
  type TimelineQuery,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { useApi } from '@backstage/core-plugin-api';
import { aiEdgeApiRef } from '../../api/aiEdgeApiRef';
import { useFleetData } from '../../hooks/useFleetData';

/** One page of what changed on a site. */
export function useSiteTimeline(site: SiteRef, query: TimelineQuery) {
  const api = useApi(aiEdgeApiRef);
  return useFleetData(
    JSON.stringify([stringifySiteRef(site), query]),
    signal => api.getSiteTimeline(site, query, { signal }),
    ['site', 'deployment'],
  );
}
