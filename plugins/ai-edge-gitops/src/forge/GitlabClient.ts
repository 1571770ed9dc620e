import { ServiceUnavailableError, toError } from '@backstage/errors';
import { createRequesterFn } from '@gitbeaker/requester-utils';
import {
  Branches,
  Commits,
  MergeRequestNotes,
  MergeRequests,
  ProjectMembers,
  Repositories,
  Users,
} from '@gitbeaker/rest';
import { gitlabError, type GitlabCall } from './gitlabErrors';
import { gitlabMessage } from './gitlabMessage';

/** How long a forge may take for one call, in milliseconds. */
const TIMEOUT = 20_000;

/** Longest text of a forge that is passed on. */
const MAX_MESSAGE = 300;

/** The parts of GitLab's API that a forge uses. */
export interface GitlabApi {
  branches: InstanceType<typeof Branches>;
  commits: InstanceType<typeof Commits>;
  members: InstanceType<typeof ProjectMembers>;
  mergeRequests: InstanceType<typeof MergeRequests>;
  notes: InstanceType<typeof MergeRequestNotes>;
  repositories: InstanceType<typeof Repositories>;
  users: InstanceType<typeof Users>;
}

/** An answer that is not a success, before it is known what it means. */
class GitlabRefusal extends Error {
  readonly status: number;
  readonly again?: string;

  constructor(status: number, message: string, again?: string) {
    super(message);
    this.status = status;
    this.again = again;
  }
}

/** When GitLab takes requests again: `Retry-After` is in seconds. */
function againAt(headers: Headers): string | undefined {
  const seconds = Number(headers.get('retry-after') ?? NaN);
  return seconds >= 0 && seconds < 1e9
    ? new Date(Date.now() + seconds * 1000).toISOString()
    : undefined;
}

/**
 * GitLab's API of one project, through gitbeaker. It sends requests itself: gitbeaker's own transport asks up to ten
 * times after a 429 or a 502, also for what makes something, follows redirects, and puts the request with its token
 * into its errors. Errors of this one name the project and never hold a secret.
 *
 * @internal
 */
export class GitlabClient {
  readonly #api: GitlabApi;
  readonly #apiUrl: string;
  readonly #where: string;
  readonly #token: string | undefined;
  readonly #fetch: typeof fetch;
  readonly #timeout: number;

  constructor(options: {
    /** `<base>/api/v4`. */
    apiUrl: string;
    /** What errors call the project. */
    where: string;
    token?: string;
    fetch?: typeof fetch;
    timeout?: number;
  }) {
    this.#apiUrl = options.apiUrl.replace(/\/+$/, '');
    this.#where = options.where;
    this.#token = options.token;
    this.#fetch = options.fetch ?? ((...args) => fetch(...args));
    this.#timeout = options.timeout ?? TIMEOUT;
    const resource = {
      // The address is put in front where requests are sent.
      host: '',
      queryTimeout: null,
      rateLimits: {},
      requesterFn: createRequesterFn(
        async (_resource, request) => request,
        (endpoint, request) => this.#send(endpoint, request),
      ),
    };
    this.#api = {
      branches: new Branches(resource),
      commits: new Commits(resource),
      members: new ProjectMembers(resource),
      mergeRequests: new MergeRequests(resource),
      notes: new MergeRequestNotes(resource),
      repositories: new Repositories(resource),
      users: new Users(resource),
    };
  }

  /** What GitLab answers; a refusal is the error of the table. */
  async ask(
    call: GitlabCall,
    work: (api: GitlabApi) => Promise<unknown>,
  ): Promise<unknown> {
    try {
      return await work(this.#api);
    } catch (error) {
      throw this.#meant(call, error);
    }
  }

  /** Like {@link GitlabClient.ask}, `undefined` for a 404 that says so. */
  async find(
    notThere: RegExp,
    work: (api: GitlabApi) => Promise<unknown>,
  ): Promise<unknown> {
    try {
      return await work(this.#api);
    } catch (error) {
      if (
        error instanceof GitlabRefusal &&
        error.status === 404 &&
        notThere.test(error.message)
      ) {
        return undefined;
      }
      throw this.#meant('read', error);
    }
  }

  #meant(call: GitlabCall, error: unknown): Error {
    if (!(error instanceof GitlabRefusal)) return toError(error);
    const { status, message, again } = error;
    return gitlabError({ call, status, message, where: this.#where, again });
  }

  async #send(endpoint: string, request: Record<string, unknown> = {}) {
    const { prefixUrl, method, headers, body, searchParams } = request as {
      /** `/api/v4/`, with the kind of resource for some. */
      prefixUrl: string;
      method: string;
      headers: Record<string, string>;
      body?: string;
      searchParams?: string;
    };
    const path = `${prefixUrl.replace(/\/*$/, '/')}${endpoint}`;
    const query = searchParams ? `?${searchParams}` : '';
    const url = `${this.#apiUrl}${path.replace(/^\/api\/v4/, '')}${query}`;
    let response: Response;
    let text: string;
    try {
      response = await this.#fetch(url, {
        method,
        // A redirected POST would become a GET and look like a success.
        redirect: 'manual',
        signal: AbortSignal.timeout(this.#timeout),
        headers: {
          accept: 'application/json',
          ...headers,
          // Access tokens of people, groups and projects are taken as those of OAuth are.
          ...(this.#token && { authorization: `Bearer ${this.#token}` }),
        },
        body,
      });
      text = await response.text();
    } catch (error) {
      throw this.#unreachable(error);
    }
    if (!response.ok) {
      throw new GitlabRefusal(
        response.status,
        this.#clean(gitlabMessage(text)),
        againAt(response.headers),
      );
    }
    return {
      body: this.#json(text),
      headers: Object.fromEntries(response.headers.entries()),
      status: response.status,
    };
  }

  #json(text: string): Record<string, unknown> {
    if (text === '') return {};
    try {
      return JSON.parse(text) ?? {};
    } catch {
      throw new ServiceUnavailableError(
        `${this.#where} answered something that is not JSON`,
      );
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

  #clean(text: string): string {
    const clean = this.#token ? text.replaceAll(this.#token, '***') : text;
    return clean.replace(/\s+/g, ' ').slice(0, MAX_MESSAGE);
  }
}
