import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Response } from 'express';
import type { ManagedClusterView } from '../sources/views/clusterView';

type Stored = ManagedClusterView & { spec?: { scope?: object } };

const COLLECTION =
  '/apis/view.open-cluster-management.io/v1beta1/namespaces/:namespace/managedclusterviews';
const ALL = '/apis/view.open-cluster-management.io/v1beta1/managedclusterviews';

/** A condition `Processing` that is False. */
export function problem(reason: string, message = 'failed to get resource') {
  const condition = { type: 'Processing', status: 'False', reason, message };
  return { conditions: [condition] };
}

/** The part of a hub that ManagedClusterViews need, on a free port of the loopback interface. */
export class ViewFixture {
  /** What the sites say about a view once it is there; nothing while `undefined`. */
  answer: (view: Stored) => ManagedClusterView['status'] = () => undefined;
  /** Statuses of refusals by method. */
  readonly refused = new Map<string, number>();
  /** How long a view stays although it is deleted. */
  deleteMs = 0;
  /** `METHOD path?query` of every request. */
  readonly calls: string[] = [];
  readonly views = new Map<string, Stored>();
  /** Most views at a time. */
  most = 0;
  #version = 1;
  readonly #server: Server;

  static async start(): Promise<ViewFixture> {
    const fixture = new ViewFixture();
    await new Promise(resolve => {
      fixture.#server.once('listening', resolve);
    });
    return fixture;
  }

  private constructor() {
    const app = express();
    app.use(express.json(), (request, response, next) => {
      this.calls.push(`${request.method} ${request.originalUrl}`);
      const code = this.refused.get(request.method);
      if (code) response.status(code).json({ code, message: 'Refused' });
      else next();
    });
    app.get(ALL, (request, response) => {
      const [label, value] = String(request.query.labelSelector).split('=');
      const items = [...this.views.values()].filter(
        ({ metadata }) => metadata.labels?.[label] === value,
      );
      response.json({ metadata: {}, items });
    });
    app
      .route(COLLECTION)
      .post((request, response) => response.json(this.put(request.body)))
      .get((request, response) => {
        const name = String(request.query.fieldSelector).split('=')[1];
        this.#watch(this.views.get(name)!, response);
      });
    app.delete(`${COLLECTION}/:name`, (request, response) => {
      setTimeout(() => {
        const known = this.views.delete(request.params.name);
        response.status(known ? 200 : 404).json({});
      }, this.deleteMs);
    });
    this.#server = app.listen(0, '127.0.0.1');
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  put(view: Stored): Stored {
    this.#version += 1;
    const stored = {
      ...view,
      metadata: {
        creationTimestamp: new Date().toISOString(),
        ...view.metadata,
        resourceVersion: String(this.#version),
      },
    };
    this.views.set(stored.metadata.name, stored);
    this.most = Math.max(this.most, this.views.size);
    return stored;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }

  #watch(view: Stored, response: Response): void {
    response.flushHeaders();
    const status = this.answer(view);
    if (status) {
      const object = { ...view, status };
      response.write(`${JSON.stringify({ type: 'MODIFIED', object })}\n`);
    }
  }
}
