import { z } from 'zod/v3';
import { HubError, isHubError, type KubeApi } from '../../hubs';
import { HttpKubeApi } from '../../hubs/HttpKubeApi';
import type { HubTarget } from '../../hubs/HubTarget';
import {
  itemsSchema,
  propertiesSchema,
  surveySchema,
  toSearchItem,
  type SearchInput,
  type SearchItem,
} from './searchTypes';

/** The server gives its database a minute; the console waits no longer than this either. */
const TIMEOUT_MS = 30_000;
const MAX_BYTES = 32 * 1024 * 1024;
/** What a query is answered that does not fit the server's schema. */
const REFUSED = 'GRAPHQL_VALIDATION_FAILED';

const ITEMS =
  'query ($input: [SearchInput]) { search(input: $input) { items } }';
const SURVEY = `query ($known: SearchInput, $collected: SearchInput) {
  known: searchComplete(property: "cluster", query: $known, limit: -1)
  collected: searchComplete(property: "cluster", query: $collected, limit: -1)
  messages { id description }
}`;
const PROPERTIES =
  'query ($query: SearchInput) { searchSchema(query: $query) }';

const kinds = (...values: string[]): SearchInput => ({
  filters: [{ property: 'kind', values }],
  limit: -1,
});

const answerSchema = z.object({
  data: z.unknown(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        extensions: z.object({ code: z.string().optional() }).nullish(),
      }),
    )
    .nullish(),
});

/** What the index says of the clusters themselves. */
export interface SearchSurvey {
  /** Clusters that the portal's account may see; `undefined` when the API would not say. */
  known?: Set<string>;
  /** Those of them whose collector has reported something. */
  collected: Set<string>;
  /** What the API itself has to say, by message id. */
  messages: Map<string, string>;
}

/** Of values that are all numbers, or all instants, the API tells a summary instead. */
function clusterNames(values: string[]): Set<string> | undefined {
  const summary = values[0] === 'isNumber' || values[0] === 'isDate';
  return summary ? undefined : new Set(values);
}

/** ACM Search of one hub (search-v2-api). Every failure is a `HubError`, errors that come with HTTP 200 too. */
export class SearchClient {
  readonly #name: string;
  readonly #api: Pick<KubeApi, 'request'>;
  #target?: HubTarget;

  static create(options: {
    hub: string;
    /** Read before the first request, and again while it cannot be. */
    target: () => Promise<HubTarget>;
  }): SearchClient {
    return new SearchClient(options);
  }

  private constructor(options: {
    hub: string;
    target: () => Promise<HubTarget>;
  }) {
    this.#name = `${options.hub}, Search,`;
    this.#api = HttpKubeApi.create({
      hub: this.#name,
      target: async () => (this.#target ??= await options.target()),
    });
  }

  async items(input: SearchInput, signal: AbortSignal): Promise<SearchItem[]> {
    const { search } = await this.#ask(
      ITEMS,
      { input: [input] },
      itemsSchema,
      signal,
    );
    return search[0].items.map(toSearchItem);
  }

  async survey(signal: AbortSignal): Promise<SearchSurvey> {
    const { known, collected, messages } = await this.#ask(
      SURVEY,
      // Every cluster has namespaces, so that one with none has not been collected.
      { known: kinds('Cluster'), collected: kinds('Namespace', 'Node') },
      surveySchema,
      signal,
    );
    const names = clusterNames(known);
    return {
      known: names,
      collected: clusterNames(collected) ?? new Set(),
      messages: new Map(
        (messages ?? []).map(({ id, description }) => [id, description ?? id]),
      ),
    };
  }

  /** Properties that the index has of a kind. */
  async properties(kind: string, signal: AbortSignal): Promise<Set<string>> {
    const { searchSchema } = await this.#ask(
      PROPERTIES,
      { query: kinds(kind) },
      propertiesSchema,
      signal,
    );
    return new Set(searchSchema.allProperties);
  }

  async #ask<T>(
    query: string,
    variables: object,
    schema: z.ZodType<T, z.ZodTypeDef, unknown>,
    signal: AbortSignal,
  ): Promise<T> {
    const answer = answerSchema.safeParse(
      await this.#post({ query, variables }, signal),
    );
    const [error] = answer.data?.errors ?? [];
    if (error) {
      throw this.#failure(
        `answered an error: ${error.message}`,
        error.extensions?.code === REFUSED ? 'invalid' : 'failed',
      );
    }
    const data = schema.safeParse(answer.data?.data);
    if (!data.success) throw this.#failure('answered less than it was asked');
    return data.data;
  }

  async #post(body: object, signal: AbortSignal): Promise<unknown> {
    try {
      return await this.#api.request({
        method: 'POST',
        path: '',
        body,
        signal,
        timeoutMs: TIMEOUT_MS,
        maxBytes: MAX_BYTES,
      });
    } catch (error) {
      // Here it is 403 that says that a token is not good any more.
      if (isHubError(error, 'forbidden')) this.#target?.auth.refresh();
      // A login page, or half an answer.
      if (isHubError(error, 'failed') && /JSON/.test(error.message)) {
        throw this.#failure('answered something else than JSON');
      }
      throw error;
    }
  }

  #failure(what: string, kind: 'failed' | 'invalid' = 'failed'): HubError {
    return new HubError(`Hub ${this.#name} ${what}`, {
      hub: this.#name,
      kind,
    });
  }
}
