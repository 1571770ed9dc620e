import { setTimeout as sleep } from 'node:timers/promises';
import { Backoff } from './Backoff';
import type { KubeApi, KubeQuery } from './HubConnection';
import { HubError, isHubError } from './HubError';
import { listAll } from './listAll';
import type { KubeObject } from './KubeObject';
import { WatchTrust } from './WatchTrust';

/** Lists begin spread over so long, so that replicas that start together do not ask a hub together. */
const FIRST_LIST_SPREAD_MS = 300;
/** A hub that comes back, or forgets, sends all replicas to list again at the same moment. */
const LIST_AGAIN_SPREAD_MS = 1_500;

/** What a collection's reader is told. */
export interface ResourceHandlers<T extends KubeObject> {
  /** A list begins: what follows until `listed` is all there is. */
  listing(): void;
  /** One page of a list, or one change. */
  upsert(objects: T[]): void;
  /** The list has ended. False when it was not believed: it is listed again after the next watch. */
  listed(): boolean | void;
  remove(object: T): void;
  /** The hub has been heard. */
  alive(): void;
  /** Watches end at once: whether something has changed is not known until `alive`. */
  doubted?(): void;
  /** It does not answer as it should; it will be asked again. */
  failed(error: HubError): void;
}

/** A collection and how patiently it is read. */
export interface WatchedResource<T extends KubeObject> {
  api: Pick<KubeApi, 'request' | 'watch'>;
  path: string;
  query?: KubeQuery;
  signal: AbortSignal;
  handlers: ResourceHandlers<T>;
  /** Longest wait before it is asked again for what it refuses or does not have. */
  refusedWaitMs?: number;
  /** From 0 to 1; spreads the lists. */
  random?: () => number;
}

/**
 * Keeps a collection known: lists it in pages, watches it from there, watches again when the watch ends, lists
 * again when the hub has forgotten the place or when watches keep ending at once. Resolves when the signal aborts.
 */
export async function watchResource<T extends KubeObject>(
  resource: WatchedResource<T>,
): Promise<void> {
  const { signal, handlers } = resource;
  const backoff = new Backoff();
  const trust = new WatchTrust(handlers);
  let resourceVersion: string | undefined;
  let believed = true;
  let watchBroke = false;
  let listBroke = false;
  let listed = false;
  while (!signal.aborted) {
    if (trust.lost) resourceVersion = undefined;
    if (resourceVersion === undefined) {
      const spread = listed ? LIST_AGAIN_SPREAD_MS : FIRST_LIST_SPREAD_MS;
      await pause(spread * (resource.random ?? Math.random)(), signal);
      if (signal.aborted) return;
    }
    const started = Date.now();
    try {
      if (resourceVersion === undefined) {
        ({ resourceVersion, believed } = await list(resource));
        trust.listed();
        listBroke = false;
        listed = true;
      }
      for await (const version of watch(resource, trust, resourceVersion)) {
        resourceVersion = version ?? resourceVersion;
        watchBroke = false;
      }
      watchBroke = false;
      if (!believed) resourceVersion = undefined;
      await pause(backoff.after(started), signal);
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof HubError)) throw error;
      if (isForgotten(error) && resourceVersion !== undefined) {
        resourceVersion = undefined;
      } else if (resourceVersion !== undefined && !watchBroke) {
        // A watch may break at any time: it is news only when the next one breaks too.
        watchBroke = true;
      } else if (isHubError(error, 'expired') && !listBroke) {
        // The hub has forgotten the list between two pages: a new one is news only when it breaks too.
        listBroke = true;
      } else {
        handlers.failed(error);
        // No watch that opens would be believed at once: a list is.
        if (trust.doubted) resourceVersion = undefined;
      }
      const cap = isHubError(error, 'forbidden', 'not-found')
        ? resource.refusedWaitMs
        : undefined;
      await pause(backoff.after(started, cap, error.retryAfter), signal);
    }
  }
}

/**
 * The hub cannot go on from there: it has forgotten the place, or it was restored from a backup and has not come that
 * far yet (504, `Too large resource version`).
 */
function isForgotten(error: HubError): boolean {
  return (
    error.kind === 'expired' || (error.kind === 'timeout' && error.code === 504)
  );
}

async function list<T extends KubeObject>({
  api,
  path,
  query,
  signal,
  handlers,
}: WatchedResource<T>): Promise<{
  resourceVersion: string | undefined;
  believed: boolean;
}> {
  handlers.listing();
  const { resourceVersion } = await listAll<T>(
    api,
    { path, query, signal },
    items => {
      handlers.alive();
      handlers.upsert(items);
    },
  );
  const believed = handlers.listed() !== false;
  handlers.alive();
  return { resourceVersion, believed };
}

/** Yields the resource version after each event. */
async function* watch<T extends KubeObject>(
  { api, path, query, signal, handlers }: WatchedResource<T>,
  trust: WatchTrust,
  resourceVersion: string | undefined,
): AsyncGenerator<string | undefined> {
  try {
    for await (const { type, object } of api.watch<T>({
      path,
      query,
      resourceVersion,
      signal,
      onOpen: () => trust.opened(),
    })) {
      if (type === 'DELETED') handlers.remove(object);
      else if (type !== 'BOOKMARK') handlers.upsert([object]);
      trust.heard();
      yield object.metadata.resourceVersion;
    }
  } finally {
    trust.ended();
  }
}

/** The wait ends early only because everything ends. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal, ref: false }).catch(
    () => undefined,
  );
}
