import {
  watchResource,
  type HubConnection,
  type KubeObject,
  type ResourceHandlers,
  type SourceHealth,
} from '../../hubs';

const REFUSED_WAIT_MS = 30_000;

/** A hub, who is told how it answers, and until when it is watched. */
export interface HubWatch {
  connection: HubConnection;
  health: SourceHealth;
  signal: AbortSignal;
}

/** One of the collections beside the main one. */
export interface OptionalCollection {
  /** As the source's message names it. */
  name: string;
  path: string;
  query?: Record<string, string>;
}

type Change<T> = Pick<ResourceHandlers<T & KubeObject>, 'upsert' | 'remove'> & {
  listing?(): void;
  listed?(): void;
  alive?(): void;
};

/** Watches what sites can be shown without: what is wrong with it is only said. */
export function watchOptional<T extends KubeObject>(
  { connection, health, signal }: HubWatch,
  { name, path, query }: OptionalCollection,
  change: Change<T>,
): Promise<void> {
  return watchResource<T>({
    api: connection,
    path,
    query,
    signal,
    refusedWaitMs: REFUSED_WAIT_MS,
    handlers: {
      listing: () => change.listing?.(),
      upsert: objects => change.upsert(objects),
      listed: () => change.listed?.(),
      remove: object => change.remove(object),
      alive: () => {
        change.alive?.();
        health.optional(name, undefined);
      },
      failed: error => health.optional(name, error),
    },
  });
}

/** Watches a collection of which each object says something by itself: `put` is told of it, and `undefined` once it is gone. */
export function watchKeyed<T extends KubeObject>(
  hub: HubWatch,
  collection: OptionalCollection,
  put: (key: string, object: T | undefined) => void,
): Promise<void> {
  const known = new Set<string>();
  let listed = new Set<string>();
  const keyOf = ({ metadata: { namespace = '', name } }: KubeObject) =>
    `${namespace}/${name}`;
  const forget = (key: string) => {
    known.delete(key);
    put(key, undefined);
  };
  return watchOptional<T>(hub, collection, {
    listing: () => {
      listed = new Set();
    },
    upsert: objects => {
      for (const object of objects) {
        const key = keyOf(object);
        known.add(key);
        listed.add(key);
        put(key, object);
      }
    },
    listed: () => {
      [...known].filter(key => !listed.has(key)).forEach(forget);
      listed = new Set();
    },
    remove: object => forget(keyOf(object)),
  });
}
