import { inRoot } from '../../scripts/lib/root.mjs';
import { run } from '../../scripts/lib/run.mjs';

function collectionOf(path) {
  const url = new URL(path, 'http://hub');
  for (const name of ['limit', 'continue']) url.searchParams.delete(name);
  return `${url.pathname.replace(/^\/hubs\/[^/]+/, '')}${url.search}`;
}

const isList = ({ method, path }) =>
  method === 'GET' && new URL(path, 'http://hub').searchParams.has('limit');

/** The rows of a list to its end, and the bytes of their JSON. */
async function rowsOf(estate, list) {
  let bytes = 0;
  let count = 0;
  let cursor;
  do {
    const { items, pageInfo } = await estate.read(
      `/ai-edge/${list}?limit=500${
        cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''
      }`,
    );
    count += items.length;
    bytes += Buffer.byteLength(JSON.stringify(items));
    cursor = pageInfo.nextCursor;
  } while (cursor);
  return { count, bytes };
}

/**
 * Starts the backend on an empty memory and waits for the whole index: how long that took from its first request to
 * the hub, what it asked for, and what a bare script needs for the same collections.
 */
export async function coldStart(estate) {
  await estate.clearRequests();
  await estate.startBackend();
  await estate.until('all sources', async () => {
    const { items } = await estate.read('/ai-edge/sources');
    return items.every(({ state }) => state !== 'starting') || undefined;
  });
  // The lists are read once before they count: what a source has told is indexed then at the latest.
  const complete = await estate.until('a complete index', async () => {
    const [sites, deployments] = await Promise.all([
      estate.read('/ai-edge/sites?limit=1'),
      estate.read('/ai-edge/deployments?limit=1'),
    ]);
    return sites.complete && deployments.complete ? Date.now() : undefined;
  });
  const lists = (await estate.hubRequests()).filter(isList);
  const first = Math.min(...lists.map(({ time }) => Date.parse(time)));
  const memory = await estate.read('/bench/memory');
  const sites = await rowsOf(estate, 'sites');
  const deployments = await rowsOf(estate, 'deployments');
  const served = lists.filter(({ status }) => status === 200);
  const { output } = await run(
    'node',
    [
      inRoot('bench/fleet/bareList.mjs'),
      estate.hubUrl,
      estate.caFile,
      ...new Set(served.map(({ path }) => collectionOf(path))),
    ],
    { capture: true },
  );
  return {
    milliseconds: complete - first,
    lists: lists.length,
    bare: JSON.parse(output),
    sites: sites.count,
    deployments: deployments.count,
    trimmedBytes: sites.bytes + deployments.bytes,
    memory,
  };
}
