import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { SearchInput, SearchItem } from '../searchTypes';

/** A row as the API has it, more of it than is read. */
type Row = SearchItem & { apigroup?: string };

/** What is answered instead of rows. */
export interface SearchFault {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  /** Accepts and never answers. */
  hang?: boolean;
}

interface Asked {
  query: string;
  variables: Record<string, any>;
}

const matches = (item: Row, { filters }: SearchInput) =>
  filters.every(({ property, values }) =>
    values.some(value => {
      const text = (item as Record<string, string>)[property] ?? '';
      if (property === 'label') return text.includes(value.replace('*', ''));
      return value.includes('*')
        ? new RegExp(`^${value.replace('*', '.')}$`).test(text)
        : text === value;
    }),
  );

/** As much of ACM Search as the source asks for, over HTTP on a free port of the loopback interface. */
export class SearchFixture {
  rows: Row[] = [];
  /** Clusters that the account may see. */
  clusters: string[] = [];
  /** Those whose collectors have reported; all of them when absent. */
  collected?: string[];
  messages: { id: string; description: string }[] = [];
  /** `offset` and `orderBy` are known, as since ACM 2.16. */
  paging = true;
  properties = ['cluster', 'kind', 'label', 'name', 'namespace', 'status'];
  tokens = new Set(['good-token']);
  fault?: SearchFault;
  /** Only queries that contain this are hit. */
  faultOn = '';
  /** Called before each page of rows is answered. */
  beforePage?: (input: SearchInput) => void;
  readonly inputs: SearchInput[] = [];
  /** When each request came, by the process's own clock. */
  readonly times: number[] = [];
  readonly #server: Server;

  static async start(): Promise<SearchFixture> {
    const fixture = new SearchFixture();
    await new Promise<void>(resolve => {
      fixture.#server.listen(0, '127.0.0.1', resolve);
    });
    return fixture;
  }

  private constructor() {
    this.#server = createServer(async (request, response) => {
      const send = (
        status: number,
        body: unknown,
        headers: Record<string, string> = {},
      ) =>
        response
          .writeHead(status, { 'content-type': 'application/json', ...headers })
          .end(typeof body === 'string' ? body : JSON.stringify(body));
      this.times.push(performance.now());
      const asked = (await json(request)) as Asked;
      const token = request.headers.authorization?.replace('Bearer ', '');
      if (!this.tokens.has(token ?? '')) {
        send(403, { message: 'Invalid token' });
        return;
      }
      const { fault } = this;
      if (fault && asked.query.includes(this.faultOn)) {
        if (!fault.hang) {
          send(fault.status ?? 200, fault.body ?? {}, fault.headers);
        }
        return;
      }
      const [status, body] = this.#answer(asked);
      send(status, body);
    });
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/searchapi/graphql`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }

  #answer({ query, variables }: Asked): [number, unknown] {
    if (query.includes('searchSchema')) {
      const allProperties = this.properties;
      return [200, { data: { searchSchema: { allProperties } } }];
    }
    if (query.includes('searchComplete')) {
      const { clusters: known, messages } = this;
      const collected = this.collected ?? known;
      return [200, { data: { known, collected, messages } }];
    }
    const [input]: [SearchInput] = variables.input;
    this.inputs.push(input);
    if (!this.paging && (input.orderBy || input.offset !== undefined)) {
      const message = 'unknown field';
      const extensions = { code: 'GRAPHQL_VALIDATION_FAILED' };
      return [422, { errors: [{ message, extensions }], data: null }];
    }
    this.beforePage?.(input);
    const { offset = 0, limit } = input;
    const items = this.rows
      .filter(({ cluster }) => this.clusters.includes(cluster ?? ''))
      .filter(item => matches(item, input))
      .sort((one, other) => (one._uid! < other._uid! ? -1 : 1))
      .slice(offset, offset + limit);
    return [200, { data: { search: [{ items }] } }];
  }
}

/** A row of an InferenceService as it is indexed by default. */
export function serviceRow(
  cluster: string,
  name: string,
  more: SearchItem = {},
): Row {
  return {
    _uid: `${cluster}/uid-${name}`,
    cluster,
    kind: 'InferenceService',
    apigroup: 'serving.kserve.io',
    name,
    namespace: name,
    ...more,
  };
}

/** A row of a plain Deployment of a model. */
export function deploymentRow(
  cluster: string,
  name: string,
  more: SearchItem = {},
): Row {
  return {
    ...serviceRow(cluster, name),
    _uid: `${cluster}/uid-deployment-${name}`,
    kind: 'Deployment',
    apigroup: 'apps',
    label: `app=${name}; model-name=${name}`,
    desired: '1',
    ready: '1',
    available: '1',
    ...more,
  };
}
