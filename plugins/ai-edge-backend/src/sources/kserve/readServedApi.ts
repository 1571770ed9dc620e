import { isHubError, type KubeApi } from '../../hubs';
import type { ModelKind } from './modelKinds';

const TIMEOUT_MS = 5_000;

interface ApiResourceList {
  resources?: { name?: string }[];
}

/**
 * The API group and version by which a kind is read on a site: the best of its newer ones that the site's discovery
 * names, else the one that every site with the kind serves. Throws a `HubError` when the site does not answer.
 */
export async function readServedApi(
  api: Pick<KubeApi, 'request'>,
  kind: Pick<ModelKind, 'api' | 'newerApis' | 'plural'>,
  signal: AbortSignal,
): Promise<string> {
  for (const newer of kind.newerApis ?? []) {
    try {
      const { resources } = await api.request<ApiResourceList>({
        path: `/apis/${newer}`,
        signal,
        timeoutMs: TIMEOUT_MS,
      });
      if ((resources ?? []).some(({ name }) => name === kind.plural)) {
        return newer;
      }
    } catch (error) {
      if (!isHubError(error, 'not-found', 'forbidden')) throw error;
    }
  }
  return kind.api;
}
