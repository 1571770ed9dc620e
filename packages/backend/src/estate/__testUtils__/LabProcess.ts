import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { eventually } from './eventually';

// A test reads what lies beside its own package: nothing of it is shipped.
// eslint-disable-next-line no-restricted-syntax
const LAB = resolve(__dirname, '../../../../lab');

/** A disturbance, as `POST /lab/faults` takes it. */
export interface LabFault {
  target: 'hub' | 'site' | 'forge';
  fault: string;
  name?: string;
  match?: string;
  status?: number;
  retryAfter?: number;
  delayMs?: number;
  times?: number;
}

function isFree(port: number): Promise<boolean> {
  return new Promise(done => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)));
  });
}

async function freePorts(): Promise<number> {
  for (;;) {
    const port = 20_000 + 2 * Math.floor(Math.random() * 10_000);
    if ((await isFree(port)) && (await isFree(port + 1))) return port;
  }
}

/** The lab, as its own process: it is a neighbour over the network, nothing of it is imported. */
export class LabProcess {
  readonly directory: string;
  readonly http: string;
  readonly https: string;
  readonly #process: ChildProcess;
  readonly #ended: Promise<void>;
  #output = '';

  /** Starts it on free ports and waits until everything is seeded and moves. */
  static async start(
    options: { env?: Record<string, string> } = {},
  ): Promise<LabProcess> {
    const lab = new LabProcess(await freePorts(), options.env ?? {});
    await eventually(
      async () => {
        lab.#requireAlive();
        const health = await fetch(`${lab.http}/lab/health`).catch(
          () => undefined,
        );
        return health?.status === 200;
      },
      healthy => healthy,
      'the lab is healthy',
    );
    return lab;
  }

  private constructor(port: number, env: Record<string, string>) {
    this.directory = mkdtempSync(join(tmpdir(), 'ai-edge-estate-'));
    this.http = `http://127.0.0.1:${port}`;
    this.https = `https://127.0.0.1:${port + 1}`;
    this.#process = spawn(
      process.execPath,
      ['--require', '@backstage/cli/config/nodeTransform.cjs', 'src/main.ts'],
      {
        cwd: LAB,
        env: {
          ...process.env,
          NODE_OPTIONS: '',
          LAB_PORT: String(port),
          LAB_DIR: this.directory,
          ...env,
        },
      },
    );
    const keep = (chunk: Buffer) => {
      this.#output = `${this.#output}${chunk}`.slice(-4_000);
    };
    this.#process.stdout?.on('data', keep);
    this.#process.stderr?.on('data', keep);
    this.#ended = new Promise(done => {
      this.#process.once('exit', () => done());
    });
  }

  async stop(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#ended;
    rmSync(this.directory, { recursive: true, force: true });
  }

  /** Everything in the lab's directory is a small text: its CA, tokens. */
  file(name: string): string {
    return readFileSync(join(this.directory, name), 'utf8');
  }

  async fault(fault: LabFault): Promise<void> {
    await this.post('/lab/faults', fault);
  }

  async clearFaults(): Promise<void> {
    const { items } = await this.#json('/lab/faults');
    for (const { id } of items) {
      await fetch(`${this.http}/lab/faults/${id}`, { method: 'DELETE' });
    }
  }

  async post(path: string, body: object = {}): Promise<any> {
    return this.#json(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  /** A merge patch of a hub's object, by its administrator. */
  async patch(hub: string, path: string, body: object): Promise<void> {
    const url = `/hubs/${hub}${path}`;
    const { status } = await this.#kube('PATCH', url, JSON.stringify(body));
    if (status !== 200) throw new Error(`PATCH ${path}: ${status}`);
  }

  /** An object of the hub `core`, as its administrator sees it; undefined when there is none. */
  onHub(path: string): Promise<any> {
    return this.#object(`/hubs/core${path}`);
  }

  /** An object of one of its sites, through the cluster-proxy. */
  onSite(site: string, path: string): Promise<any> {
    return this.#object(`/proxy/${site}${path}`);
  }

  async #object(path: string): Promise<any> {
    const { status, text } = await this.#kube('GET', path);
    if (status === 404) return undefined;
    if (status !== 200) throw new Error(`GET ${path}: ${status} ${text}`);
    return JSON.parse(text);
  }

  #kube(
    method: string,
    path: string,
    body = '',
  ): Promise<{ status?: number; text: string }> {
    return new Promise((done, fail) => {
      request(
        `${this.https}${path}`,
        {
          method,
          ca: this.file('ca.crt'),
          agent: false,
          headers: {
            authorization: 'Bearer lab-admin',
            'content-type': 'application/merge-patch+json',
            'content-length': Buffer.byteLength(body),
          },
        },
        response => {
          let text = '';
          response.on('data', chunk => {
            text += chunk;
          });
          response.on('end', () => done({ status: response.statusCode, text }));
        },
      )
        .on('error', fail)
        .end(body);
    });
  }

  async #json(path: string, init?: RequestInit): Promise<any> {
    const response = await fetch(`${this.http}${path}`, init);
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
    return JSON.parse(text);
  }

  #requireAlive(): void {
    if (this.#process.exitCode !== null) {
      throw new Error(`The lab has ended: ${this.#output}`);
    }
  }
}
