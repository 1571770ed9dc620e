import type { Request, Response } from 'express';
import { KubeError, KubeObject, StoreEvent } from '../types';
import type { AccessRequest, KubeUser } from './access';
import type { ApiContext } from './ApiContext';
import { count, flag, selection } from './listQuery';
import type { RequestInfo } from './requestInfo';
import { toStatus } from './status';
import { WatchRendering } from './WatchRendering';

const BOOKMARK_INTERVAL_MS = 60_000;
const DEFAULT_TIMEOUT_S = 1800;
/** A reader that lets this much pile up is dropped; it lists again. */
const MAX_BACKLOG_BYTES = 64 * 1024 * 1024;

/** One `?watch=true` request, from its first event to its end. */
export class WatchStream {
  readonly #context: ApiContext;
  readonly #info: RequestInfo;
  readonly #request: Request;
  readonly #response: Response;
  readonly #rendering: WatchRendering;
  readonly #matches: (object: KubeObject) => boolean;
  readonly #bookmarks: boolean;
  #stop = () => {};
  #hangs = false;

  private constructor(
    context: ApiContext,
    info: RequestInfo,
    access: AccessRequest,
    user: KubeUser,
    request: Request,
    response: Response,
  ) {
    this.#context = context;
    this.#info = info;
    this.#request = request;
    this.#response = response;
    this.#rendering = WatchRendering.create(request, info.type, info.version);
    const selected = selection(request, info.type, info.name);
    const visible = context.authorizer.visible(user, access);
    this.#matches = object =>
      (!info.namespace || object.metadata.namespace === info.namespace) &&
      selected(object) &&
      (!visible || visible(object));
    this.#bookmarks = flag(request, 'allowWatchBookmarks');
  }

  static start(
    context: ApiContext,
    info: RequestInfo,
    access: AccessRequest,
    user: KubeUser,
    request: Request,
    response: Response,
  ): void {
    new WatchStream(context, info, access, user, request, response).#run();
  }

  #run(): void {
    const { store, watches } = this.#context;
    const timeoutSeconds = count(this.#request, 'timeoutSeconds');
    const since = count(this.#request, 'resourceVersion') ?? 0;
    const initial = flag(this.#request, 'sendInitialEvents');
    this.#response.status(200).type('application/json');
    this.#response.set('Cache-Control', 'no-cache, private');
    this.#response.flushHeaders();

    const missed =
      initial || since === 0 ? [] : store.eventsSince(this.#info.type, since);
    const fault = this.#context.faultOf(this.#request);
    if (!missed || (fault.gone && since !== 0)) {
      this.#sendExpired(since);
      return;
    }
    const unsubscribe = store.subscribe(event => this.#send(event));
    const forget = watches.add({
      path: this.#request.originalUrl,
      end: () => this.#end(),
      break: () => this.#response.destroy(),
      hang: () => {
        this.#hangs = true;
      },
    });
    const bookmark = this.#bookmarks
      ? setInterval(() => this.#sendBookmark(), BOOKMARK_INTERVAL_MS)
      : undefined;
    const timeout = setTimeout(
      () => this.#finish(),
      (timeoutSeconds ?? DEFAULT_TIMEOUT_S) * 1000,
    );
    this.#stop = () => {
      unsubscribe();
      forget();
      clearInterval(bookmark);
      clearTimeout(timeout);
    };
    this.#response.on('close', () => this.#stop());
    this.#hangs = Boolean(fault.watchHang);
    if (fault.watchCut) {
      this.#end();
      return;
    }
    if (initial || since === 0) {
      this.#sendState(initial);
    }
    missed.forEach(event => this.#send(event));
  }

  /** Everything that is there, as if it had just come. */
  #sendState(endMark: boolean): void {
    const { store } = this.#context;
    for (const object of store.list(this.#info.type, {
      namespace: this.#info.namespace,
    })) {
      if (this.#matches(object)) {
        this.#write('ADDED', this.#rendering.event(object));
      }
    }
    if (endMark && this.#bookmarks) {
      this.#sendBookmark({ 'k8s.io/initial-events-end': 'true' });
    }
  }

  /** An object that comes into the selection is ADDED, one that leaves it DELETED, whatever happened to it. */
  #send(event: StoreEvent): void {
    const { object, previous } = event;
    if (!this.#isOfType(object)) {
      return;
    }
    const before = previous ? this.#matches(previous) : false;
    const after = event.type !== 'DELETED' && this.#matches(object);
    if (!before && !after) {
      return;
    }
    let type = 'MODIFIED';
    if (!before) {
      type = 'ADDED';
    } else if (!after) {
      type = 'DELETED';
    }
    this.#write(type, this.#rendering.event(object));
  }

  #isOfType({ kind, apiVersion }: KubeObject): boolean {
    const { type } = this.#info;
    return (
      kind === type.kind &&
      (type.group === ''
        ? !apiVersion.includes('/')
        : apiVersion.startsWith(`${type.group}/`))
    );
  }

  #sendBookmark(annotations?: Record<string, string>): void {
    this.#write(
      'BOOKMARK',
      this.#rendering.bookmark(
        this.#context.store.resourceVersion,
        annotations,
      ),
    );
  }

  #sendExpired(since: number): void {
    this.#write(
      'ERROR',
      toStatus(
        new KubeError(
          410,
          'Expired',
          `too old resource version: ${since} (${
            this.#context.store.resourceVersion
          })`,
        ),
      ),
    );
    this.#response.end();
  }

  #finish(): void {
    if (this.#bookmarks) {
      this.#sendBookmark();
    }
    this.#end();
  }

  #end(): void {
    if (this.#hangs) return;
    this.#stop();
    this.#response.end();
  }

  #write(type: string, object: object): void {
    if (this.#hangs) return;
    this.#response.write(`${JSON.stringify({ type, object })}\n`);
    if (this.#response.writableLength > MAX_BACKLOG_BYTES) {
      this.#response.destroy();
    }
  }
}
