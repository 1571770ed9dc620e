import type { KubeApi, KubeQuery } from './HubConnection';
import { HubError, isHubError } from './HubError';
import { isKubeObject, type KubeList, type KubeObject } from './KubeObject';

const PAGE_SIZE = 500;
/** Pages that are too large are asked for again this much smaller. */
const SHRINK = 5;

/** The items of an answer. What is no list must never pass for an empty one: everything would be gone. */
function itemsOf<T extends KubeObject>(
  list: KubeList<T> | undefined,
  path: string,
): T[] {
  if (Array.isArray(list?.items) && list.items.every(isKubeObject)) {
    return list.items;
  }
  if (list?.kind?.endsWith('List') && !list.items) return [];
  throw new HubError(`The answer to ${path} is not a list`, { kind: 'failed' });
}

/**
 * Reads a collection to its end, page by page. `onPage` is told of each page; the answer is the resource version
 * to watch from: the first page's, so that whatever moved while the others were read is told again. Pages become
 * smaller where the objects are so large that a page of them is refused.
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
  const { path, query, signal, timeoutMs } = options;
  let limit = PAGE_SIZE;
  const readPage = async (next: string | undefined): Promise<KubeList<T>> => {
    for (;;) {
      try {
        return await api.request<KubeList<T>>({
          path,
          query: { ...query, limit, continue: next },
          signal,
          timeoutMs,
        });
      } catch (error) {
        if (!isHubError(error, 'too-large') || limit === 1) throw error;
        limit = Math.max(1, Math.floor(limit / SHRINK));
      }
    }
  };
  let resourceVersion: string | undefined;
  let page: Promise<KubeList<T>> | undefined = readPage(undefined);
  while (page) {
    const list: KubeList<T> = await page;
    const items = itemsOf(list, path);
    resourceVersion ??= list.metadata?.resourceVersion;
    const next = list.metadata?.continue || undefined;
    // The hub gets the next page ready while this one is taken in.
    page = next === undefined ? undefined : readPage(next);
    page?.catch(() => {
      // Told when it is awaited; until then it is nobody's yet.
    });
    onPage(items);
  }
  return { resourceVersion };
}
