import {
  MAX_PAGE_SIZE,
  stringifySiteRef,
  type AiEdgeApi,
  type SiteRow,
} from '@ai-edge/backstage-plugin-ai-edge-common';

/**
 * Every site of the fleet, or `undefined` when any page says that not every source has been read to its end:
 * whatever is missing then may be there.
 */
export async function listAllSites(
  api: Pick<AiEdgeApi, 'getSites'>,
): Promise<SiteRow[] | undefined> {
  const sites = new Map<string, SiteRow>();
  let cursor: string | undefined;
  do {
    const page = await api.getSites({
      limit: MAX_PAGE_SIZE,
      orderBy: { field: 'name', direction: 'asc' },
      ...(cursor && { cursor }),
    });
    if (!page.complete) return undefined;
    for (const site of page.items) {
      sites.set(stringifySiteRef(site.ref), site);
    }
    cursor = page.pageInfo.nextCursor;
  } while (cursor);
  return [...sites.values()];
}
