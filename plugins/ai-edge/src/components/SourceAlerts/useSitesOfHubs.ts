import type { SourceStatus } from '@ai-edge/backstage-plugin-ai-edge-common';
import { useApi } from '@backstage/core-plugin-api';
import { aiEdgeApiRef } from '../../api/aiEdgeApiRef';
import { useFleetData } from '../../hooks/useFleetData';
import { alertsOf } from './alertsOf';

const NONE: SourceStatus[] = [];

/**
 * How many clusters the hubs have that something is said of; asked only then, and not known until it is answered. A hub
 * that has none is not named. Devices are not the hub's to lose, and a standby hub counts when it is asked for.
 */
export function useSitesOfHubs(
  sources: SourceStatus[] = NONE,
  complete = true,
): ReadonlyMap<string, number> | undefined {
  const api = useApi(aiEdgeApiRef);
  const hubs = alertsOf(sources, complete)
    .flatMap(({ kind, source: { hub } }) =>
      kind.endsWith('hub') && hub ? [hub] : [],
    )
    .sort();
  const { data, isStale } = useFleetData(
    hubs.join(),
    async signal => {
      if (hubs.length === 0) return undefined;
      const { facets } = await api.getSitesSummary(
        { filters: { kind: ['cluster'], hub: hubs } },
        { signal },
      );
      return new Map(facets.hub?.map(({ value, count }) => [value, count]));
    },
    ['site', 'source'],
  );
  return isStale ? undefined : data;
}
