import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Request, type Response } from 'express';
import { BareRepository } from './BareRepository';
import { serveGit } from './serveGit';

interface Pull {
  number: number;
  title: string;
  body: string;
  state: 'open' | 'closed';
  merged: boolean;
  head: string;
  base: string;
  createdAt: string;
}

interface ChangedFile {
  operation: 'create' | 'update' | 'delete';
  path: string;
  content?: string;
  sha?: string;
}

export const GITEA_PASSWORD = 'gitea-secret-password';
/** Access token of a user. */
export const USER_TOKEN = 'gitea-token-of-ada';
const AUTHORIZATION = `basic ${Buffer.from(`portal:${GITEA_PASSWORD}`).toString(
  'base64',
)}`.toLowerCase();

/**
 * One repository `edge/models` behind the part of Gitea's API that proposals use, and git's own protocol, on a free
 * port of the loopback interface. Everything needs the credentials of {@link GITEA_PASSWORD}.
 */
export class GiteaFixture {
  readonly repository: BareRepository;
  readonly pulls: Pull[] = [];
  /** Comments on pull requests. */
  readonly comments: { number: number; body: string }[] = [];
  /** `METHOD /path` of every API call. */
  readonly calls: string[] = [];
  /** Schemes by which somebody said who asks: `basic` for the portal, `token` for a user. */
  readonly callers = new Set<string>();
  /** Called before files are committed, to let something else happen first. */
  beforeChange?: () => Promise<void> | void;
  readonly #server: Server;

  static async start(files: Record<string, string>): Promise<GiteaFixture> {
    const app = express();
    const server = app.listen(0, '127.0.0.1');
    await new Promise(resolve => {
      server.once('listening', resolve);
    });
    return new GiteaFixture(app, server, BareRepository.create(files));
  }

  private constructor(
    app: express.Express,
    server: Server,
    repository: BareRepository,
  ) {
    this.#server = server;
    this.repository = repository;
    repository.git(['config', 'http.receivepack', 'true']);
    app.use((request, response, next) => {
      const said = request.get('authorization')?.toLowerCase() ?? '';
      this.callers.add(said.split(' ')[0]);
      if (said === AUTHORIZATION || said === `token ${USER_TOKEN}`) next();
      else response.status(401).set('WWW-Authenticate', 'Basic').end();
    });
    app.use('/edge/models', (request, response) =>
      serveGit(repository.dir, request.path, request, response),
    );
    const api = express.Router();
    api.use(express.json({ limit: '10mb' }));
    api.use((request, _response, next) => {
      this.calls.push(`${request.method} ${request.path}`);
      next();
    });
    api.get('/branches/*', (request, response) => {
      const branch = (request.params as unknown as string[])[0];
      const id = repository.revision(branch);
      if (id) response.json({ name: branch, commit: { id } });
      else response.status(404).json({ message: 'no such branch' });
    });
    api.get('/pulls', (request, response) => {
      const { state } = request.query;
      const pulls = this.pulls.filter(
        pull => state === 'all' || pull.state === state,
      );
      response.set('X-Total-Count', String(pulls.length));
      response.json(pulls.map(pull => this.#json(pull)));
    });
    api.get('/pulls/:number/files', (request, response) => {
      const pull = this.pulls.find(
        ({ number }) => number === Number(request.params.number),
      );
      const paths = pull ? repository.changedPaths(pull.base, pull.head) : [];
      response.json(paths.map(filename => ({ filename })));
    });
    api.post('/contents', (request, response, next) => {
      this.#changeFiles(request, response).catch(next);
    });
    api.post('/pulls', (request, response) =>
      this.#createPull(request, response),
    );
    api.get('/pulls/:number', (request, response) => {
      response.json(this.#json(this.#pull(Number(request.params.number))));
    });
    api.patch('/pulls/:number', (request, response) => {
      const pull = this.#pull(Number(request.params.number));
      Object.assign(pull, request.body);
      response.status(201).json(this.#json(pull));
    });
    api.post('/issues/:number/comments', (request, response) => {
      const number = Number(request.params.number);
      this.comments.push({ number, body: request.body.body });
      response.status(201).json({ id: this.comments.length });
    });
    app.use('/api/v1/repos/edge/models', api);
  }

  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get url(): string {
    return `http://${this.host}/edge/models`;
  }

  /** What `integrations` has to say about it. */
  get integrations() {
    return {
      gitea: [
        {
          host: this.host,
          baseUrl: `http://${this.host}`,
          username: 'portal',
          password: GITEA_PASSWORD,
        },
      ],
    };
  }

  merge(number: number) {
    const pull = this.#pull(number);
    this.repository.fastForward(pull.base, pull.head);
    pull.state = 'closed';
    pull.merged = true;
  }

  close(number: number) {
    this.#pull(number).state = 'closed';
  }

  async stop() {
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
    this.repository.remove();
  }

  #pull(number: number): Pull {
    const pull = this.pulls.find(entry => entry.number === number);
    if (!pull) throw new Error(`No pull request ${number}`);
    return pull;
  }

  async #changeFiles(request: Request, response: Response) {
    const hook = this.beforeChange;
    this.beforeChange = undefined;
    await hook?.();
    const { branch, new_branch: target, message, files } = request.body;
    if (this.repository.revision(target)) {
      response.status(422).json({
        message: `branch already exists [name: ${target}]`,
      });
      return;
    }
    const changes = Object.fromEntries(
      (files as ChangedFile[]).map(({ path, content }) => [
        path,
        content === undefined
          ? undefined
          : Buffer.from(content, 'base64').toString('utf8'),
      ]),
    );
    const sha = this.repository.commit(target, changes, {
      from: branch,
      message,
    });
    response.status(201).json({ commit: { sha, message }, files: [] });
  }

  /** Somebody opens a pull request for a branch that is there. */
  propose(head: string, title: string) {
    this.#addPull({ head, base: 'main', title, body: '' });
  }

  #createPull(request: Request, response: Response) {
    const { head, base, title, body } = request.body;
    const exists = this.pulls.some(
      pull => pull.state === 'open' && pull.head === head && pull.base === base,
    );
    if (exists) {
      response.status(409).json({ message: 'pull request already exists' });
      return;
    }
    const pull = this.#addPull({ head, base, title, body });
    response.status(201).json(this.#json(pull));
  }

  #addPull(said: Pick<Pull, 'head' | 'base' | 'title' | 'body'>): Pull {
    const pull: Pull = {
      ...said,
      number: this.pulls.length + 1,
      state: 'open',
      merged: false,
      createdAt: new Date().toISOString(),
    };
    this.pulls.unshift(pull);
    return pull;
  }

  #json({ number, title, body, state, merged, head, base, createdAt }: Pull) {
    const repo = { full_name: 'edge/models' };
    return {
      number,
      html_url: `${this.url}/pulls/${number}`,
      title,
      body,
      state,
      merged,
      user: { login: 'portal' },
      head: { ref: head, repo, sha: this.repository.revision(head) },
      base: { ref: base, repo },
      created_at: createdAt,
      updated_at: createdAt,
    };
  }
}
