import { isError, ServiceUnavailableError, toError } from '@backstage/errors';
import { Octokit } from '@octokit/rest';
import { z } from 'zod/v3';
import { githubError, type GithubCall } from './githubErrors';
import { githubRefusal } from './githubRefusal';
import { parseAnswer } from './parseAnswer';

/** How long a forge may take for one call, in milliseconds. */
const TIMEOUT = 20_000;

/** Longest text of a forge that is passed on. */
const MAX_MESSAGE = 300;

const SILENT = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
};

const answerSchema = z.object({
  status: z.number(),
  headers: z.record(z.unknown()),
  data: z.unknown(),
});

const graphqlSchema = z.object({
  data: z.unknown(),
  errors: z
    .array(
      z.object({
        type: z.string().nullish(),
        message: z.string().catch(''),
        path: z.array(z.union([z.string(), z.number()])).nullish(),
      }),
    )
    .nullish(),
});

/** An error of GraphQL, which comes with status 200 and concerns one field of the answer. */
export interface GraphqlError {
  type?: string;
  message: string;
  /** First segment of the error's path. */
  field?: string;
}

/**
 * Octokit for one repository. The token never gets into Octokit, whose errors carry the headers of the request: it
 * is put in below, where the request is sent. Errors name the repository and never hold a secret.
 *
 * @internal
 */
export class GithubClient {
  readonly where: string;
  readonly repo: { owner: string; repo: string };
  readonly #octokit: Octokit;
  readonly #token: () => Promise<string | undefined>;
  readonly #fetch: typeof fetch;
  readonly #timeout: number;
  #secret = '';

  constructor(options: {
    /** `https://api.github.com`, or `<server>/api/v3` of GitHub Enterprise Server. */
    apiUrl: string;
    owner: string;
    repo: string;
    /** What errors call the repository. */
    where: string;
    token: () => Promise<string | undefined>;
    fetch?: typeof fetch;
    timeout?: number;
  }) {
    const { apiUrl, owner, repo } = options;
    this.where = options.where;
    this.repo = { owner, repo };
    this.#token = options.token;
    this.#fetch = options.fetch ?? ((...args) => fetch(...args));
    this.#timeout = options.timeout ?? TIMEOUT;
    this.#octokit = new Octokit({
      baseUrl: apiUrl,
      userAgent: 'ai-edge',
      log: SILENT,
      request: { fetch: this.#send.bind(this) },
    });
  }

  /** Sends one request; `undefined` for a refusal that `isAbsent` knows as the answer "not there". */
  async request<T>(
    call: GithubCall,
    send: (octokit: Octokit['rest']) => Promise<T>,
    isAbsent?: (message: string) => boolean,
  ): Promise<T | undefined> {
    try {
      return await send(this.#octokit.rest);
    } catch (error) {
      const refusal = this.#refusal(call, error);
      if (refusal.status === 404 && isAbsent?.(refusal.message)) {
        return undefined;
      }
      throw githubError(this.where, refusal);
    }
  }

  /** Sends one GraphQL document. Its errors are the caller's to judge: fields without one have been done. */
  async graphql(
    call: GithubCall,
    query: string,
    variables: Record<string, unknown>,
  ): Promise<{ data: unknown; errors: GraphqlError[] }> {
    const answer = await this.request(call, () =>
      this.#octokit.graphql(query, variables).then(
        data => ({ data, errors: undefined }),
        error => {
          if (toError(error).name === 'GraphqlResponseError') {
            return { data: error.data, errors: error.errors };
          }
          throw error;
        },
      ),
    );
    const { data, errors } = parseAnswer(graphqlSchema, answer, this.where);
    return {
      data,
      errors: (errors ?? []).map(({ type, message, path }) => ({
        ...(type && { type }),
        message: this.#clean(message),
        ...(path?.length && { field: String(path[0]) }),
      })),
    };
  }

  #refusal(call: GithubCall, error: unknown) {
    // What #send threw is a cause of what Octokit throws.
    const { cause } = toError(error);
    if (isError(cause) && cause.name === 'ServiceUnavailableError') throw cause;
    const thrown = isError(cause) && cause.response ? cause : error;
    const answer = answerSchema.safeParse(
      isError(thrown) ? thrown.response : undefined,
    );
    if (!answer.success) {
      throw new ServiceUnavailableError(
        `${this.where} failed: ${this.#clean(toError(error).message)}`,
      );
    }
    const refusal = githubRefusal(call, {
      ...answer.data,
      data: answer.data.data,
    });
    return { ...refusal, message: this.#clean(refusal.message) };
  }

  async #send(
    url: string | URL | Request,
    init: RequestInit = {},
  ): Promise<Response> {
    const headers = new Headers(init.headers);
    const token = await this.#token();
    if (token) headers.set('authorization', `Bearer ${token}`);
    this.#secret = token ?? '';
    let response: Response;
    try {
      response = await this.#fetch(url, {
        ...init,
        headers,
        // A redirected POST would become a GET and look like a success.
        redirect: 'manual',
        signal: AbortSignal.timeout(this.#timeout),
      });
    } catch (error) {
      throw this.#unreachable(error);
    }
    if (response.status >= 300 && response.status < 400) {
      // Octokit takes these for a success.
      throw Object.assign(new Error('redirected'), {
        response: { status: response.status, headers: {}, data: undefined },
      });
    }
    return response;
  }

  #unreachable(error: unknown): Error {
    const { name, message, cause } = toError(error);
    const why =
      name === 'TimeoutError'
        ? `did not answer within ${this.#timeout / 1000} s`
        : `cannot be reached: ${this.#clean(
            cause instanceof Error ? cause.message : message,
          )}`;
    return new ServiceUnavailableError(`${this.where} ${why}`);
  }

  #clean(text: string): string {
    const clean = this.#secret ? text.replaceAll(this.#secret, '***') : text;
    return clean.replace(/\s+/g, ' ').slice(0, MAX_MESSAGE);
  }
}
