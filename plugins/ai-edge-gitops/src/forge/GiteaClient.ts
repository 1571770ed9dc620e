import { ServiceUnavailableError, toError } from '@backstage/errors';
import { z } from 'zod/v3';
import { giteaError, type GiteaCall } from './giteaErrors';
import { parseAnswer } from './parseAnswer';

/** How long a forge may take for one call, in milliseconds. */
const TIMEOUT = 20_000;

/** Gitea's own limit of a page. */
const PAGE = 50;

/** Pages of a list that are read. */
const MAX_PAGES = 20;

/** Longest text of a forge that is passed on. */
const MAX_MESSAGE = 300;

/**
 * JSON over HTTP to one Gitea or Forgejo repository. Errors name the repository and never hold a secret.
 *
 * @internal
 */
export class GiteaClient {
  readonly #apiUrl: string;
  readonly #where: string;
  readonly #headers: Record<string, string>;
  readonly #secrets: string[];
  readonly #fetch: typeof fetch;
  readonly #timeout: number;

  constructor(options: {
    /** `<base>/api/v1/repos/<owner>/<name>`. */
    apiUrl: string;
    /** What errors call the repository. */
    where: string;
    headers: Record<string, string>;
    secrets: string[];
    fetch?: typeof fetch;
    timeout?: number;
  }) {
    this.#apiUrl = options.apiUrl;
    this.#where = options.where;
    this.#headers = options.headers;
    this.#secrets = options.secrets.filter(secret => secret.length > 0);
    this.#fetch = options.fetch ?? ((...args) => fetch(...args));
    this.#timeout = options.timeout ?? TIMEOUT;
  }

  /** The parsed answer (with `text` the text itself) and its headers; a 404 is `undefined` when `optional`. */
  async request(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    options: {
      call: GiteaCall;
      body?: unknown;
      optional?: boolean;
      text?: boolean;
      /** Whether to ask once more after a 500, which Gitea answers to pushes at the same moment. */
      again?: () => Promise<boolean>;
    },
  ): Promise<{ value: unknown; headers: Headers } | undefined> {
    const { call, body, optional = false, again } = options;
    let response = await this.#send(method, path, body);
    if (response.status === 500 && (await again?.())) {
      response = await this.#send(method, path, body);
    }
    const text = await this.#text(response);
    if (optional && response.status === 404) return undefined;
    if (!response.ok) {
      throw giteaError({
        call,
        status: response.status,
        message: this.#message(text),
        where: this.#where,
      });
    }
    return {
      value: options.text ? text : this.#json(text),
      headers: response.headers,
    };
  }

  /** Items of a list, page after page: the newest 1,000. */
  async pages<T extends z.ZodTypeAny>(
    path: string,
    schema: T,
  ): Promise<z.output<T>[]> {
    const items: z.output<T>[] = [];
    const separator = path.includes('?') ? '&' : '?';
    for (let page = 1; page <= MAX_PAGES; page++) {
      const answer = await this.request(
        'GET',
        `${path}${separator}page=${page}&limit=${PAGE}`,
        { call: 'read' },
      );
      const found = parseAnswer(
        z.array(schema).nullish(),
        answer?.value,
        this.#where,
      );
      items.push(...(found ?? []));
      const total = Number(answer?.headers.get('x-total-count') ?? NaN);
      // A server may cap pages below what was asked for; the total tells.
      const isLast = Number.isNaN(total)
        ? (found?.length ?? 0) < PAGE
        : items.length >= total;
      if (isLast || !found?.length) break;
    }
    return items;
  }

  async #send(method: string, path: string, body: unknown): Promise<Response> {
    try {
      return await this.#fetch(`${this.#apiUrl}${path}`, {
        method,
        // A redirected POST would become a GET and look like a success.
        redirect: 'manual',
        signal: AbortSignal.timeout(this.#timeout),
        headers: {
          Accept: 'application/json',
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
          ...this.#headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    } catch (error) {
      throw this.#unreachable(error);
    }
  }

  async #text(response: Response): Promise<string> {
    try {
      return await response.text();
    } catch (error) {
      throw this.#unreachable(error);
    }
  }

  #unreachable(error: unknown): Error {
    const { name, message, cause } = toError(error);
    const why =
      name === 'TimeoutError'
        ? `did not answer within ${this.#timeout / 1000} s`
        : `cannot be reached: ${this.#clean(
            cause instanceof Error ? cause.message : message,
          )}`;
    return new ServiceUnavailableError(`${this.#where} ${why}`);
  }

  #json(text: string): unknown {
    if (text === '') return undefined;
    try {
      return JSON.parse(text);
    } catch {
      throw new ServiceUnavailableError(
        `${this.#where} answered something that is not JSON`,
      );
    }
  }

  #message(text: string): string {
    let message: unknown = '';
    try {
      message = JSON.parse(text)?.message;
    } catch {
      // A proxy's HTML page says nothing that helps; the status does.
      message = '';
    }
    return typeof message === 'string' ? this.#clean(message) : '';
  }

  #clean(text: string): string {
    return this.#secrets
      .reduce((clean, secret) => clean.replaceAll(secret, '***'), text)
      .replace(/\s+/g, ' ')
      .slice(0, MAX_MESSAGE);
  }
}
