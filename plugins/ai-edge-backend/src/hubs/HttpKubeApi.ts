import { request as send, type Dispatcher } from 'undici';
import type { HubTimeouts } from '../config';
import type { HubCall } from './HubObserver';
import type { KubeApi, KubeRequest, KubeWatch } from './HubConnection';
import { HubError, isHubError } from './HubError';
import type { HubTarget } from './HubTarget';
import {
  isKubeObject,
  type KubeObject,
  type KubeWatchEvent,
} from './KubeObject';
import { answerError, transportError, watchError } from './hubErrors';
import { readText } from './readText';
import { readWatchLines } from './readWatchLines';
import { WatchPatience } from './WatchPatience';

/** Named in the hub's audit log. */
const USER_AGENT = 'backstage-plugin-ai-edge-backend';
const DEFAULT_TIMEOUT_MS = 15_000;
/** One page of a list, to its last byte. */
const PAGE_TIMEOUT_MS = 30_000;
/** An answer that has begun and then says nothing more is given up earlier. */
const IDLE_TIMEOUT_MS = 10_000;
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

/** Longest silences before an answer and within it, in milliseconds; 0 where the request's signal ends it. */
interface Patience {
  headersTimeout: number;
  bodyTimeout: number;
}

interface HttpKubeApiOptions {
  /** Named in errors. */
  hub: string;
  target: () => Promise<HubTarget>;
  /** Forgets the target, so that its files are read again: its certificates are not believed. */
  forgetTarget?: () => void;
  /** Put before every path. */
  prefix?: string;
  timeouts?: HubTimeouts;
  /** Told of every answer and of every failure. */
  onCall?: (call: HubCall) => void;
  /** Told of every change that was dealt with, and how many seconds that took. */
  onChanged?: (seconds: number) => void;
}

function verbOf({ method = 'GET', query }: KubeRequest): HubCall['verb'] {
  if (method !== 'GET') return 'write';
  return query?.limit === undefined ? 'get' : 'list';
}

function isEvent<T extends KubeObject>(line: {
  type: string;
  object: unknown;
}): line is KubeWatchEvent<T> {
  return line.type === 'BOOKMARK'
    ? Boolean((line.object as Partial<KubeObject> | undefined)?.metadata)
    : isKubeObject(line.object);
}

/** {@link KubeApi} over HTTP. A 401 is tried once more with credentials read afresh. */
export class HttpKubeApi implements KubeApi {
  readonly #hub: string;
  readonly #target: () => Promise<HubTarget>;
  readonly #forgetTarget?: () => void;
  readonly #prefix: string;
  readonly #timeouts: HubTimeouts;
  readonly #onCall?: (call: HubCall) => void;
  readonly #onChanged?: (seconds: number) => void;
  #lastHeard = 0;

  static create(options: HttpKubeApiOptions): HttpKubeApi {
    return new HttpKubeApi(options);
  }

  private constructor(options: HttpKubeApiOptions) {
    this.#hub = options.hub;
    this.#target = options.target;
    this.#forgetTarget = options.forgetTarget;
    this.#prefix = options.prefix ?? '';
    this.#timeouts = options.timeouts ?? {};
    this.#onCall = options.onCall;
    this.#onChanged = options.onChanged;
  }

  /** When the server last did what it was asked, in milliseconds; 0 before it ever did. */
  get lastHeard(): number {
    return this.#lastHeard;
  }

  async request<T = unknown>(request: KubeRequest): Promise<T> {
    const verb = verbOf(request);
    const timeout = AbortSignal.timeout(this.#timeoutOf(request, verb));
    const signal = request.signal
      ? AbortSignal.any([request.signal, timeout])
      : timeout;
    try {
      const response = await this.#send(request, signal, {
        headersTimeout: 0,
        bodyTimeout: IDLE_TIMEOUT_MS,
      });
      const text = await readText(
        this.#hub,
        response.body,
        request.maxBytes ?? DEFAULT_MAX_BYTES,
      );
      const answer = (text ? JSON.parse(text) : undefined) as T;
      this.#onCall?.({ verb, result: 'ok' });
      return answer;
    } catch (error) {
      throw this.#error(verb, error, timeout.aborted, request.signal);
    }
  }

  async *watch<T extends KubeObject = KubeObject>(
    watch: KubeWatch,
  ): AsyncIterable<KubeWatchEvent<T>> {
    const timeoutSeconds = Math.round(WATCH_SECONDS * (1 + Math.random() / 2));
    const query = {
      ...watch.query,
      watch: true,
      allowWatchBookmarks: true,
      resourceVersion: watch.resourceVersion,
      timeoutSeconds,
    };
    const patience = new WatchPatience({
      silenceMs: this.#timeouts.silenceMs ?? WATCH_SILENCE_MS,
      lengthMs: timeoutSeconds * 1000,
    });
    try {
      const response = await this.#send(
        { path: watch.path, query },
        watch.signal
          ? AbortSignal.any([watch.signal, patience.signal])
          : patience.signal,
        { headersTimeout: DEFAULT_TIMEOUT_MS * 2, bodyTimeout: 0 },
      );
      this.#onCall?.({ verb: 'watch', result: 'ok' });
      watch.onOpen?.();
      const lines = readWatchLines(this.#hub, response.body);
      for await (const { line, arrived } of lines) {
        patience.heard();
        this.#lastHeard = Date.now();
        if (line.type === 'ERROR') {
          throw watchError(this.#hub, line.object);
        }
        if (!isEvent<T>(line)) {
          throw new HubError(`Hub ${this.#hub} sent an event of no object`, {
            hub: this.#hub,
            kind: 'failed',
          });
        }
        yield line;
        this.#onChanged?.((performance.now() - arrived) / 1000);
      }
    } catch (error) {
      throw this.#error('watch', error, patience.signal.aborted, watch.signal);
    } finally {
      patience.end();
    }
  }

  async #send(
    request: KubeRequest,
    signal: AbortSignal | undefined,
    patience: Patience,
  ): Promise<Dispatcher.ResponseData> {
    const target = await this.#target();
    const response = await this.#sendOnce(target, request, signal, patience);
    if (response.statusCode === 401 && target.auth.refresh()) {
      await response.body.dump();
      return this.#checked(
        await this.#sendOnce(target, request, signal, patience),
      );
    }
    return this.#checked(response);
  }

  async #sendOnce(
    target: HubTarget,
    request: KubeRequest,
    signal: AbortSignal | undefined,
    patience: Patience,
  ): Promise<Dispatcher.ResponseData> {
    const { method = 'GET', path, body, query } = request;
    return send(`${target.url}${this.#prefix}${path}${queryString(query)}`, {
      method,
      dispatcher: target.dispatcher,
      signal,
      ...patience,
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

  #timeoutOf(request: KubeRequest, verb: HubCall['verb']): number {
    if (request.timeoutMs !== undefined) return request.timeoutMs;
    return verb === 'list'
      ? this.#timeouts.pageMs ?? PAGE_TIMEOUT_MS
      : DEFAULT_TIMEOUT_MS;
  }

  #error(
    verb: HubCall['verb'],
    cause: unknown,
    timedOut: boolean,
    signal: AbortSignal | undefined,
  ): HubError {
    const error = transportError(this.#hub, cause, timedOut);
    // Somebody's own change of mind is no fault of the hub's.
    if (!signal?.aborted) this.#onCall?.({ verb, result: error.kind });
    if (isHubError(error, 'untrusted')) this.#forgetTarget?.();
    return error;
  }
}
