import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SeenRequest {
  method: string;
  /** Path with query, as sent. */
  url: string;
  headers: IncomingHttpHeaders;
  body: any;
}

export interface Answer {
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** A real HTTP server on the loopback that answers what a test says and remembers what it was asked. */
export class FakeServer {
  readonly requests: SeenRequest[] = [];
  readonly #server;

  /** `undefined` from the handler leaves the request without an answer. */
  static async start(
    handle: (request: SeenRequest) => Answer | undefined,
  ): Promise<FakeServer> {
    const fake = new FakeServer(handle);
    await new Promise<void>(resolve =>
      fake.#server.listen(0, '127.0.0.1', resolve),
    );
    return fake;
  }

  private constructor(handle: (request: SeenRequest) => Answer | undefined) {
    this.#server = createServer(async (req, res) => {
      let text = '';
      for await (const chunk of req) text += chunk;
      const request: SeenRequest = {
        method: req.method ?? '',
        url: req.url ?? '',
        headers: req.headers,
        body: text === '' ? undefined : JSON.parse(text),
      };
      this.requests.push(request);
      const answer = handle(request);
      if (!answer) return;
      const { status = 200, body, headers = {} } = answer;
      res.writeHead(status, { 'content-type': 'application/json', ...headers });
      res.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** `METHOD path` of what was asked, in order. */
  get log(): string[] {
    return this.requests.map(({ method, url }) => `${method} ${url}`);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }
}
