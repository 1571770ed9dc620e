import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type {
  TektonPipelineRun,
  TektonTaskRun,
} from '../sources/tekton/tektonTypes';

const NAMESPACE = '/apis/tekton.dev/v1/namespaces/builds';

const S3_FETCH = {
  metadata: {
    name: 's3-fetch',
    namespace: 'builds',
    uid: 'p1',
    resourceVersion: '1',
  },
  spec: {
    params: [
      { name: 'model-name', type: 'string' },
      { name: 'model-version', default: '1' },
      { name: 'target-image-tag-references', type: 'array', default: [] },
    ],
    workspaces: [
      { name: 'build-workspace-pv' },
      { name: 's3-secret' },
      { name: 'test-data' },
      { name: 'git-basic-auth', optional: true },
    ],
  },
};

function status(code: number, reason: string, message: string) {
  return { kind: 'Status', status: 'Failure', code, reason, message };
}

/**
 * The namespace `builds` of a hub with the pipeline `s3-fetch`, behind the part of Kubernetes' API that pipelines
 * use, on a free port of the loopback interface.
 */
export class TektonFixture {
  readonly runs: TektonPipelineRun[] = [];
  readonly taskRuns: TektonTaskRun[] = [];
  /** `METHOD /path` of every request. */
  readonly calls: string[] = [];
  readonly #server: Server;

  static async start(): Promise<TektonFixture> {
    const app = express();
    const server = app.listen(0, '127.0.0.1');
    await new Promise(resolve => {
      server.once('listening', resolve);
    });
    return new TektonFixture(app, server);
  }

  private constructor(app: express.Express, server: Server) {
    this.#server = server;
    let version = 1;
    const list = (items: unknown[]) => ({
      items,
      metadata: { resourceVersion: String(version) },
    });
    app.use(
      express.json({ type: ['application/json', '*/merge-patch+json'] }),
      (request, _response, next) => {
        this.calls.push(`${request.method} ${request.path}`);
        next();
      },
    );
    app.get(`${NAMESPACE}/pipelines`, (_request, response) => {
      response.json(list([S3_FETCH]));
    });
    app.get(`${NAMESPACE}/pipelines/:name`, (request, response) => {
      if (request.params.name === 's3-fetch') response.json(S3_FETCH);
      else response.status(404).json(status(404, 'NotFound', 'not found'));
    });
    app.get(`${NAMESPACE}/pipelineruns`, (_request, response) => {
      response.json(list(this.runs));
    });
    app.get(`${NAMESPACE}/taskruns`, (request, response) => {
      const [, run] = String(request.query.labelSelector).split('=');
      response.json(
        list(
          this.taskRuns.filter(
            ({ metadata }) =>
              metadata.labels?.['tekton.dev/pipelineRun'] === run,
          ),
        ),
      );
    });
    app
      .route(`${NAMESPACE}/pipelineruns/:name`)
      .get((request, response) => {
        const run = this.#run(request.params.name);
        if (run) response.json(run);
        else response.status(404).json(status(404, 'NotFound', 'not found'));
      })
      .patch((request, response) => {
        const run = this.#run(request.params.name);
        if (run) Object.assign(run.spec, request.body.spec);
        response.json(run);
      });
    app.post(`${NAMESPACE}/pipelineruns`, (request, response) => {
      const run: TektonPipelineRun = request.body;
      if (this.#run(run.metadata.name)) {
        response
          .status(409)
          .json(status(409, 'AlreadyExists', 'already exists'));
        return;
      }
      version += 1;
      run.metadata.uid = `run-${version}`;
      run.metadata.resourceVersion = String(version);
      run.metadata.creationTimestamp = '2026-01-01T00:00:00Z';
      this.runs.push(run);
      response.status(201).json(run);
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop() {
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }

  #run(name: string) {
    return this.runs.find(({ metadata }) => metadata.name === name);
  }
}
