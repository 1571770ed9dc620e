import type { KubeApi, KubeQuery } from './HubConnection';
import type { KubeList, KubeObject } from './KubeObject';

const PAGE_SIZE = 500;

/**
 * Reads a collection to its end, page by page. `onPage` is told of each page; the answer is the resource version
 * to watch from.
 */
export async function listAll<T extends KubeObject>(
  api: Pick<KubeApi, 'request'>,
  options: {
    path: string;
    query?: KubeQuery;
    signal?: AbortSignal;
    timeoutMs?: number;
  },
  onPage: (items: T[]) => void,
): Promise<{ resourceVersion?: string }> {
  let next: string | undefined;
  let resourceVersion: string | undefined;
  do {
    const list = await api.request<KubeList<T>>({
      path: options.path,
      query: { ...options.query, limit: PAGE_SIZE, continue: next },
      signal: options.signal,
      timeoutMs: options.timeoutMs,
    });
    onPage(list.items ?? []);
    resourceVersion = list.metadata?.resourceVersion;
    next = list.metadata?.continue || undefined;
  } while (next !== undefined);
  return { resourceVersion };
}
