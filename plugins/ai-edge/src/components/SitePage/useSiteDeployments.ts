import {
  stringifySiteRef,
  type SiteRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { useApi } from '@backstage/core-plugin-api';
import { aiEdgeApiRef } from '../../api/aiEdgeApiRef';
import { useFleetData } from '../../hooks/useFleetData';

/** The deployments of one site, at most one page of 500. */
export function useSiteDeployments(site: SiteRef) {
  const api = useApi(aiEdgeApiRef);
  return useFleetData(
    stringifySiteRef(site),
    signal =>
      api.getDeployments(
        {
          filters: { hub: [site.hub], site: [site.name] },
          orderBy: { field: 'model', direction: 'asc' },
          limit: 500,
        },
        { signal },
      ),
    ['deployment', 'site', 'proposal', 'source'],
  );
}
