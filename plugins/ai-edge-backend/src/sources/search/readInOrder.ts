import { HubError } from '../../hubs';
import type { SearchInput, SearchItem } from './searchTypes';

/** Rows that two pages share, by which the second is known to follow the first. */
const OVERLAP = 50;
const MAX_STEPS_BACK = 5;

/** Where a page goes on after what was read before it; `undefined` when it does not touch it. */
function newFrom(page: SearchItem[], tail: SearchItem[]): number | undefined {
  const at = new Map(page.map(({ _uid }, index) => [_uid, index]));
  for (const { _uid } of [...tail].reverse()) {
    const index = at.get(_uid);
    if (index !== undefined) return index + 1;
  }
  return undefined;
}

/**
 * All rows of a query in pages ordered by uid. An offset counts rows, so that one which comes or goes in an earlier page
 * moves all later ones: each page begins with the end of the one before, and where it does not it is read again from
 * further back. The order itself is the database's; it is never compared here.
 */
export async function* readInOrder(
  read: (input: SearchInput) => Promise<SearchItem[]>,
  filters: SearchInput['filters'],
  pageRows: number,
): AsyncGenerator<SearchItem[]> {
  let offset = 0;
  let stepsBack = 0;
  let tail: SearchItem[] = [];
  for (;;) {
    const page = await read({
      filters,
      limit: pageRows,
      offset,
      orderBy: 'uid asc',
    });
    const from = tail.length === 0 ? 0 : newFrom(page, tail);
    if (from === undefined) {
      stepsBack += 1;
      if (offset === 0 || stepsBack > MAX_STEPS_BACK) {
        throw new HubError('Search changes faster than it can be read', {
          kind: 'failed',
        });
      }
      offset = Math.max(0, offset - pageRows);
    } else {
      yield page.slice(from);
      if (page.length < pageRows) return;
      tail = page.slice(-Math.min(OVERLAP, pageRows - 1));
      offset += page.length - tail.length;
    }
  }
}
