import type { SourceStatus } from '@ai-edge/backstage-plugin-ai-edge-common';
import { useApi } from '@backstage/core-plugin-api';
import { aiEdgeApiRef } from '../../api/aiEdgeApiRef';
import { useFleetData } from '../../hooks/useFleetData';

/** The sources that tell of models. They come with the list: no permission to read sources is needed. */
export function useModelSources(): {
  sources: SourceStatus[];
  complete: boolean;
  isLoading: boolean;
} {
  const api = useApi(aiEdgeApiRef);
  const { data, isLoading } = useFleetData(
    'models',
    async signal => {
      const query = { limit: 1, fields: ['name'] };
      const { sources, complete } = await api.getModels(query, { signal });
      return { sources, complete };
    },
    ['source'],
  );
  return { sources: [], complete: true, ...data, isLoading };
}
