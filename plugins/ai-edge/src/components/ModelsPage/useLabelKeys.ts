import { useApi } from '@backstage/core-plugin-api';
import { aiEdgeApiRef } from '../../api/aiEdgeApiRef';
import { useFleetData } from '../../hooks/useFleetData';

const SAMPLE = 100;
const MOST = 30;

/** Keys of site labels that sites can be grouped by: those of the first hundred sites that some of them share. */
export function useLabelKeys(): string[] {
  const api = useApi(aiEdgeApiRef);
  const { data } = useFleetData(
    'labels',
    async signal => {
      const { items } = await api.getSites(
        { limit: SAMPLE, fields: ['ref', 'labels'] },
        { signal },
      );
      return labelKeys(items.map(({ labels }) => labels));
    },
    ['site'],
  );
  return data ?? [];
}

/** The keys with fewer values than sites: a label that names each site groups nothing. */
export function labelKeys(sites: Record<string, string>[]): string[] {
  const values = new Map<string, Set<string>>();
  const uses = new Map<string, number>();
  for (const [key, value] of sites.flatMap(labels => Object.entries(labels))) {
    values.set(key, (values.get(key) ?? new Set()).add(value));
    uses.set(key, (uses.get(key) ?? 0) + 1);
  }
  return [...uses]
    .filter(([key, count]) => count > values.get(key)!.size)
    .map(([key]) => key)
    .sort()
    .slice(0, MOST);
}
