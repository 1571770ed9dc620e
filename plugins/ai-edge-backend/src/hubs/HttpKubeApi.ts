import { request as send, type Dispatcher } from 'undici';
import type { KubeApi, KubeRequest, KubeWatch } from './HubConnection';
import type { HubError } from './HubError';
import type { HubTarget } from './HubTarget';
import type { KubeObject, KubeWatchEvent } from './KubeObject';
import { answerError, transportError, watchError } from './hubErrors';
import { readText } from './readText';
import { readWatchLines } from './readWatchLines';

/** Named in the hub's audit log. */
const USER_AGENT = 'backstage-plugin-ai-edge-backend';
const DEFAULT_TIMEOUT_MS = 15_000;
const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;
const MAX_ERROR_BYTES = 64 * 1024;
/** A server ends a watch by itself about then; spread so that replicas do not come back together. */
const WATCH_SECONDS = 300;
/** Bookmarks come about once a minute: a connection that is silent for longer is dead. */
const WATCH_SILENCE_MS = 150_000;

function queryString(query: KubeRequest['query']): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined) params.set(name, String(value));
  }
  const text = params.toString();
  return text ? `?${text}` : '';
}

/** {@link KubeApi} over HTTP. A 401 is tried once more with credentials read afresh. */
export class HttpKubeApi implements KubeApi {
  readonly #hub: string;
  readonly #target: () => Promise<HubTarget>;
  readonly #prefix: string;
  #lastHeard = 0;

  static create(options: {
    /** Named in errors. */
    hub: string;
    target: () => Promise<HubTarget>;
    /** Put before every path. */
    prefix?: string;
  }): HttpKubeApi {
    return new HttpKubeApi(options);
  }

  private constructor(options: {
    hub: string;
    target: () => Promise<HubTarget>;
    prefix?: string;
  }) {
    this.#hub = options.hub;
    this.#target = options.target;
    this.#prefix = options.prefix ?? '';
  }

  /** When the server last did what it was asked, in milliseconds; 0 before it ever did. */
  get lastHeard(): number {
    return this.#lastHeard;
  }

  async request<T = unknown>(request: KubeRequest): Promise<T> {
    const timeout = AbortSignal.timeout(
      request.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    );
    const signal = request.signal
      ? AbortSignal.any([request.signal, timeout])
      : timeout;
    try {
      const response = await this.#send(request, signal);
      const text = await readText(
        this.#hub,
        response.body,
        request.maxBytes ?? DEFAULT_MAX_BYTES,
      );
      return (text ? JSON.parse(text) : undefined) as T;
    } catch (error) {
      throw this.#error(error, timeout.aborted);
    }
  }

  async *watch<T extends KubeObject = KubeObject>(
    watch: KubeWatch,
  ): AsyncIterable<KubeWatchEvent<T>> {
    const query = {
      ...watch.query,
      watch: true,
      allowWatchBookmarks: true,
      resourceVersion: watch.resourceVersion,
      timeoutSeconds: Math.round(WATCH_SECONDS * (1 + Math.random() / 2)),
    };
    try {
      const response = await this.#send(
        { path: watch.path, query },
        watch.signal,
        WATCH_SILENCE_MS,
      );
      watch.onOpen?.();
      for await (const line of readWatchLines(this.#hub, response.body)) {
        this.#lastHeard = Date.now();
        if (line.type === 'ERROR') {
          throw watchError(this.#hub, line.object);
        }
        yield line as KubeWatchEvent<T>;
      }
    } catch (error) {
      throw this.#error(error, false);
    }
  }

  async #send(
    request: KubeRequest,
    signal: AbortSignal | undefined,
    bodyTimeout?: number,
  ): Promise<Dispatcher.ResponseData> {
    const target = await this.#target();
    const response = await this.#sendOnce(target, request, signal, bodyTimeout);
    if (response.statusCode === 401 && target.auth.refresh()) {
      await response.body.dump();
      return this.#checked(
        await this.#sendOnce(target, request, signal, bodyTimeout),
      );
    }
    return this.#checked(response);
  }

  async #sendOnce(
    target: HubTarget,
    request: KubeRequest,
    signal: AbortSignal | undefined,
    bodyTimeout: number | undefined,
  ): Promise<Dispatcher.ResponseData> {
    const { method = 'GET', path, body, query } = request;
    return send(`${target.url}${this.#prefix}${path}${queryString(query)}`, {
      method,
      dispatcher: target.dispatcher,
      signal,
      headersTimeout: DEFAULT_TIMEOUT_MS * 2,
      bodyTimeout,
      headers: {
        accept: 'application/json',
        'user-agent': USER_AGENT,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...request.headers,
        ...(await target.auth.headers()),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  async #checked(
    response: Dispatcher.ResponseData,
  ): Promise<Dispatcher.ResponseData> {
    if (response.statusCode >= 200 && response.statusCode < 300) {
      this.#lastHeard = Date.now();
      return response;
    }
    throw answerError(
      this.#hub,
      response.statusCode,
      await readText(this.#hub, response.body, MAX_ERROR_BYTES, true),
      response.headers['retry-after'],
    );
  }

  #error(error: unknown, timedOut: boolean): HubError {
    return transportError(this.#hub, error, timedOut);
  }
}
