import { isHubError } from '../../hubs';
import { readByClusters } from './readByClusters';
import { readInOrder } from './readInOrder';
import type { SearchClient } from './SearchClient';
import type { SearchInput, SearchItem } from './searchTypes';

/** More than a page is short of half a megabyte at the size of these rows. */
const PAGE_ROWS = 2_000;
const PROBE_MS = 10 * 60_000;

const filter = (property: string, ...values: string[]) => ({
  property,
  values,
});

/** Kinds are sent as they are written: in lower case they would be compared without the database's index. */
const SERVICES = [
  filter('kind', 'InferenceService', 'LLMInferenceService'),
  filter('apigroup', 'serving.kserve.io'),
];
const DEPLOYMENTS = [
  filter('kind', 'Deployment'),
  filter('apigroup', 'apps'),
  filter('label', 'model-name=*'),
];

/**
 * Reads what serves models from the index, a page at a time and never two at once: in order where the server can
 * (ACM 2.16), by lists of clusters where it cannot. What it can is found out by trying, now and then again.
 */
export class SearchReader {
  readonly #client: SearchClient;
  #canPage = true;
  #saysState = false;
  #probed?: number;

  static create(client: SearchClient): SearchReader {
    return new SearchReader(client);
  }

  private constructor(client: SearchClient) {
    this.#client = client;
  }

  /** Whether rows of InferenceServices say how they are; by default they do not. */
  get saysState(): boolean {
    return this.#saysState;
  }

  async *pages(
    clusters: string[],
    signal: AbortSignal,
  ): AsyncGenerator<SearchItem[]> {
    await this.#probe(signal);
    const services = new Set<string | undefined>();
    for await (const page of this.#read(SERVICES, clusters, signal)) {
      page.forEach(({ _uid }) => services.add(_uid));
      yield page;
    }
    for await (const page of this.#read(DEPLOYMENTS, clusters, signal)) {
      yield page.filter(
        ({ _ownerUID }) => _ownerUID === undefined || !services.has(_ownerUID),
      );
    }
  }

  async *#read(
    filters: SearchInput['filters'],
    clusters: string[],
    signal: AbortSignal,
  ): AsyncGenerator<SearchItem[]> {
    const read = (input: SearchInput) => this.#client.items(input, signal);
    if (this.#canPage) {
      try {
        yield* readInOrder(read, filters, PAGE_ROWS);
        return;
      } catch (error) {
        // A server that does not know the arguments refuses the question.
        if (!isHubError(error, 'invalid')) throw error;
        this.#canPage = false;
      }
    }
    yield* readByClusters(read, filters, { clusters, maxRows: PAGE_ROWS });
  }

  async #probe(signal: AbortSignal): Promise<void> {
    const now = Date.now();
    if (this.#probed !== undefined && now - this.#probed < PROBE_MS) return;
    const properties = await this.#client.properties(
      'InferenceService',
      signal,
    );
    this.#saysState = properties.has('Ready') || properties.has('condition');
    this.#canPage = true;
    this.#probed = now;
  }
}
