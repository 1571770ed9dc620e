/** A pull or merge request, as its forge tells of it. */
export interface ForgePull {
  number: number;
  branch: string;
  isOpen: boolean;
}

interface Dialect {
  /** Path of the repository in the forge's REST API. */
  root: string;
  headers: Record<string, string>;
  /** Below `root`. */
  pulls: string;
  list: string;
  merge: { method: string; body: object };
  close: { method: string; body: object };
  read(pull: any): ForgePull;
}

const REPOSITORY = 'edge/kserve-sites-gitops';
const TOKEN = 'lab-forge-ada';

const DIALECTS = {
  gitea: {
    root: `/api/v1/repos/${REPOSITORY}`,
    headers: { authorization: `token ${TOKEN}` },
    pulls: '/pulls',
    list: '?state=all&limit=50',
    merge: { method: 'POST', body: { Do: 'merge' } },
    close: { method: 'PATCH', body: { state: 'closed' } },
    read: ({ number, head, state }) => ({
      number,
      branch: head.ref,
      isOpen: state === 'open',
    }),
  },
  github: {
    root: `/api/v3/repos/${REPOSITORY}`,
    headers: { authorization: `Bearer ${TOKEN}` },
    pulls: '/pulls',
    list: '?state=all&per_page=100',
    merge: { method: 'PUT', body: {} },
    close: { method: 'PATCH', body: { state: 'closed' } },
    read: ({ number, head, state }) => ({
      number,
      branch: head.ref,
      isOpen: state === 'open',
    }),
  },
  gitlab: {
    root: `/api/v4/projects/${encodeURIComponent(REPOSITORY)}`,
    headers: { 'private-token': TOKEN },
    pulls: '/merge_requests',
    list: '?state=all&per_page=100',
    merge: { method: 'PUT', body: {} },
    close: { method: 'PUT', body: { state_event: 'close' } },
    read: ({ iid, source_branch: branch, state }) => ({
      number: iid,
      branch,
      isOpen: state === 'opened',
    }),
  },
} satisfies Record<string, Dialect>;

export type ForgeName = keyof typeof DIALECTS;

/** Ada, who looks at proposals where they are: at the forge, in its own words. */
export class Reviewer {
  readonly #http: string;
  readonly #dialect: Dialect;

  constructor(http: string, forge: ForgeName) {
    this.#http = http;
    this.#dialect = DIALECTS[forge];
  }

  /** Matches the request that opens a pull request, and none that reads. */
  get openingPath(): string {
    return `${this.#dialect.pulls}$`;
  }

  /** Open and closed ones, newest first. */
  async pulls(): Promise<ForgePull[]> {
    const { pulls, list, read } = this.#dialect;
    const { status, body } = await this.#call('GET', `${pulls}${list}`);
    if (status !== 200) throw new Error(`pulls: ${status}`);
    return body.map(read);
  }

  async merge(number: number): Promise<void> {
    const { pulls, merge } = this.#dialect;
    const path = `${pulls}/${number}/merge`;
    const { status } = await this.#call(merge.method, path, merge.body);
    if (status !== 200) throw new Error(`#${number} is not merged: ${status}`);
  }

  async close(number: number): Promise<void> {
    const { pulls, close } = this.#dialect;
    const path = `${pulls}/${number}`;
    const { status } = await this.#call(close.method, path, close.body);
    if (status >= 300) throw new Error(`#${number} is not closed: ${status}`);
  }

  async #call(method: string, path: string, body?: object) {
    const { root, headers } = this.#dialect;
    const response = await fetch(`${this.#http}${root}${path}`, {
      method,
      headers: { ...headers, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text && JSON.parse(text) };
  }
}
