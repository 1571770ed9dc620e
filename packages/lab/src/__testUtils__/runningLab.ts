import { createServer } from 'node:net';
import { request } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RunningLab, startLab, StartLabOptions } from '../startLab';
import { temporaryDirectory } from './testLab';

/** Two neighbouring ports that are free now, in the range that is kept for tests. */
async function freePort(): Promise<number> {
  for (let port = 7214; port < 7300; port += 2) {
    if ((await isFree(port)) && (await isFree(port + 1))) {
      return port;
    }
  }
  throw new Error('no free port from 7214 to 7299');
}

function isFree(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** A lab with its servers for the tests of a file. */
export function runningLab(options: Partial<StartLabOptions> = {}) {
  const directory = temporaryDirectory();
  let running: RunningLab;
  beforeAll(async () => {
    running = await startLab({
      port: await freePort(),
      dataDir: directory(),
      modelsPerSite: 0,
      lag: 1,
      ...options,
    });
  });
  afterAll(() => running.stop());

  const http = (path: string, init?: RequestInit) =>
    fetch(`${running.lab.httpUrl}${path}`, init);
  const post = (path: string, body: unknown) =>
    http(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });

  /** One GET over TLS with the lab's CA and nothing else trusted. */
  const https = (path: string, token?: string, close = true) =>
    new Promise<{ status?: number; body: any; response: IncomingMessage }>(
      (resolve, reject) => {
        request(
          `${running.lab.httpsUrl}${path}`,
          {
            ca: readFileSync(join(directory(), 'ca.crt')),
            headers: token ? { authorization: `Bearer ${token}` } : {},
            agent: false,
          },
          response => {
            if (!close) {
              resolve({ body: undefined, response });
              return;
            }
            const chunks: Buffer[] = [];
            response.on('data', chunk => chunks.push(chunk));
            response.on('error', reject);
            response.on('end', () => {
              const text = Buffer.concat(chunks).toString();
              const json = response.headers['content-type']?.includes('json');
              resolve({
                status: response.statusCode,
                body: json && text ? JSON.parse(text) : text,
                response,
              });
            });
          },
        )
          .on('error', reject)
          .end();
      },
    );
  return { http, https, post, directory, lab: () => running.lab };
}
