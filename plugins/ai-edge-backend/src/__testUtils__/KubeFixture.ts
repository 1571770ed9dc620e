import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Request, type Response } from 'express';
import type { KubeObject } from '../hubs';

type Stored = KubeObject & Record<string, unknown>;

interface Collection {
  objects: Map<string, Stored>;
  /** Every change, so that watches can start in the past. */
  history: { version: number; type: string; object: Stored }[];
}

interface Watcher {
  path: string;
  selector?: string;
  response: Response;
}

/** What goes wrong with requests whose path and query contain a text. */
interface Fault {
  part: string;
  status: number;
}

function matches(object: Stored, selector: string | undefined): boolean {
  const labels = object.metadata.labels ?? {};
  return (selector ?? '')
    .split(',')
    .filter(Boolean)
    .every(term =>
      term.startsWith('!') ? !(term.slice(1) in labels) : term in labels,
    );
}

/**
 * The part of a Kubernetes API server that sources speak to: list in pages, watch, get, on a free port of the
 * loopback interface. Every path ending in a collection is one. Sites are reached at `/site/<name>/...`.
 */
export class KubeFixture {
  /** Tokens that are accepted. */
  tokens = new Set(['good-token']);
  /** Requests that fail. */
  faults: Fault[] = [];
  /** Events before this one are forgotten: a watch from there gets 410. */
  compacted = 0;
  /** Largest page that is given, whatever is asked for. */
  maxPage = 500;
  /** `METHOD path?query` of every request. */
  readonly calls: string[] = [];
  readonly #collections = new Map<string, Collection>();
  readonly #watchers = new Set<Watcher>();
  #server: Server;
  #version = 100;

  static async start(port = 0): Promise<KubeFixture> {
    const fixture = new KubeFixture(port);
    await new Promise(resolve => {
      fixture.#server.once('listening', resolve);
    });
    return fixture;
  }

  private constructor(port: number) {
    const app = express();
    app.use((request, response) => this.#answer(request, response));
    this.#server = app.listen(port, '127.0.0.1');
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Has a collection with nothing in it; one that was never named is 404. */
  serve(path: string): void {
    this.#collection(path);
  }

  put(path: string, object: Stored): void {
    const collection = this.#collection(path);
    const key = `${object.metadata.namespace ?? ''}/${object.metadata.name}`;
    const type = collection.objects.has(key) ? 'MODIFIED' : 'ADDED';
    this.#change(path, type, object, stored =>
      collection.objects.set(key, stored),
    );
  }

  delete(path: string, name: string, namespace = ''): void {
    const collection = this.#collection(path);
    const object = collection.objects.get(`${namespace}/${name}`);
    if (object) {
      this.#change(path, 'DELETED', object, () =>
        collection.objects.delete(`${namespace}/${name}`),
      );
    }
  }

  /** Takes an object away without telling anybody, as a list that lacks it would. */
  lose(path: string, name: string, namespace = ''): void {
    this.#collection(path).objects.delete(`${namespace}/${name}`);
  }

  /** Ends all watches, as a server that restarts does. */
  cutWatches(): void {
    for (const { response } of this.#watchers) response.destroy();
    this.#watchers.clear();
  }

  watches(part: string): number {
    return [...this.#watchers].filter(({ path }) => path.includes(part)).length;
  }

  count(part: string): number {
    return this.calls.filter(call => call.includes(part)).length;
  }

  async stop(): Promise<void> {
    this.cutWatches();
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }

  #collection(path: string): Collection {
    const known = this.#collections.get(path);
    if (known) return known;
    const collection: Collection = { objects: new Map(), history: [] };
    this.#collections.set(path, collection);
    return collection;
  }

  #change(
    path: string,
    type: string,
    object: Stored,
    apply: (stored: Stored) => void,
  ): void {
    this.#version += 1;
    const version = this.#version;
    const stored = {
      ...object,
      metadata: { ...object.metadata, resourceVersion: String(version) },
    };
    apply(stored);
    this.#collection(path).history.push({ version, type, object: stored });
    for (const watcher of this.#watchers) {
      if (watcher.path === path && matches(stored, watcher.selector)) {
        watcher.response.write(`${JSON.stringify({ type, object: stored })}\n`);
      }
    }
  }

  #answer(request: Request, response: Response): void {
    this.calls.push(`${request.method} ${request.originalUrl}`);
    const fault = this.faults.find(({ part }) =>
      request.originalUrl.includes(part),
    );
    const token = request.get('authorization')?.replace('Bearer ', '');
    if (fault) {
      this.#status(response, fault.status, 'Fault');
    } else if (!token || !this.tokens.has(token)) {
      this.#status(response, 401, 'Unauthorized');
    } else if (request.query.watch === 'true') {
      this.#watch(request, response);
    } else {
      this.#read(request, response);
    }
  }

  #read(request: Request, response: Response): void {
    const { path, query } = request;
    const collection = this.#collections.get(path);
    if (!collection) {
      const [, parent, name] = /^(.*)\/([^/]+)$/.exec(path) ?? [];
      const [, root, namespace, plural] =
        /^(.*)\/namespaces\/([^/]+)\/([^/]+)$/.exec(parent) ?? [];
      const object = this.#collections
        .get(plural ? `${root}/${plural}` : parent)
        ?.objects.get(`${namespace ?? ''}/${decodeURIComponent(name)}`);
      if (object) response.json(object);
      else this.#status(response, 404, 'NotFound');
      return;
    }
    const all = [...collection.objects.values()].filter(object =>
      matches(object, query.labelSelector as string | undefined),
    );
    const from = Number(query.continue ?? 0);
    const to = from + Math.min(Number(query.limit ?? 500), this.maxPage);
    response.json({
      metadata: {
        resourceVersion: String(this.#version),
        ...(to < all.length && { continue: String(to) }),
      },
      items: all.slice(from, to),
    });
  }

  #watch(request: Request, response: Response): void {
    const { path, query } = request;
    const since = Number(query.resourceVersion ?? 0);
    const selector = query.labelSelector as string | undefined;
    response.status(200).set('Content-Type', 'application/json');
    response.flushHeaders();
    if (since < this.compacted) {
      const object = { kind: 'Status', code: 410, reason: 'Expired' };
      response.end(`${JSON.stringify({ type: 'ERROR', object })}\n`);
      return;
    }
    for (const event of this.#collection(path).history) {
      if (event.version > since && matches(event.object, selector)) {
        const { type, object } = event;
        response.write(`${JSON.stringify({ type, object })}\n`);
      }
    }
    const watcher = { path, selector, response };
    this.#watchers.add(watcher);
    response.on('close', () => this.#watchers.delete(watcher));
  }

  #status(response: Response, code: number, reason: string): void {
    response
      .status(code)
      .json({ kind: 'Status', code, reason, message: reason });
  }
}
