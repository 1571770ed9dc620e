import type { SourceStatus } from '@ai-edge/backstage-plugin-ai-edge-common';
import { useApi } from '@backstage/core-plugin-api';
import { aiEdgeApiRef } from '../../api/aiEdgeApiRef';
import { useFleetData } from '../../hooks/useFleetData';
import { silentHubsOf, type SilentHubs } from './alertsOf';

/** What is known of the sources behind one hub. */
export interface HubSources {
  /** Sources of this hub that tell of sites and deployments. */
  sources: SourceStatus[];
  complete: boolean;
  /** The hub does not answer now: what it said is as last seen. */
  isSilent: boolean;
  /** What else does not answer, devices among it. */
  silentHubs: SilentHubs;
  /** When a silent hub answered last, where that is known. */
  silentSince?: string;
  isLoading: boolean;
}

/**
 * The sources of a hub for a page of one site or one deployment. They come with every list: the shortest page of the
 * one that the reader may read anyway is asked, so no permission to read sources is needed.
 */
export function useHubSources(
  hub: string,
  list: 'sites' | 'deployments',
): HubSources {
  const api = useApi(aiEdgeApiRef);
  const { data, isLoading } = useFleetData(
    list,
    async signal => {
      const query = { limit: 1, fields: ['ref'] };
      const { sources, complete } =
        list === 'sites'
          ? await api.getSites(query, { signal })
          : await api.getDeployments(query, { signal });
      return { sources, complete };
    },
    ['source'],
  );
  const sources = data?.sources ?? [];
  const silentHubs = silentHubsOf(sources);
  return {
    sources: sources.filter(source => source.hub === hub),
    complete: data?.complete ?? true,
    isSilent: silentHubs.has(hub),
    silentHubs,
    silentSince: silentHubs.get(hub),
    isLoading,
  };
}
