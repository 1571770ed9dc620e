import type { KubeApi, KubeQuery } from './HubConnection';
import { HubError } from './HubError';
import type { KubeList, KubeObject } from './KubeObject';

const PAGE_SIZE = 500;

/** The items of an answer. What is no list must never pass for an empty one: everything would be gone. */
function itemsOf<T extends KubeObject>(
  list: KubeList<T> | undefined,
  path: string,
): T[] {
  if (Array.isArray(list?.items)) return list.items;
  if (list?.kind?.endsWith('List') && !list.items) return [];
  throw new HubError(`The answer to ${path} is not a list`, { kind: 'failed' });
}

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
    onPage(itemsOf(list, options.path));
    resourceVersion = list.metadata?.resourceVersion;
    next = list.metadata?.continue || undefined;
  } while (next !== undefined);
  return { resourceVersion };
}
