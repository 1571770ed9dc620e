import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { devNull, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import express from 'express';
import { createForge } from '../createForge';
import type { Forge } from '../Forge';
import { asDescribed } from './asDescribed';

const run = promisify(execFile);

/** A forge with one small repository, on a free port: for tests. */
export interface TestForge {
  forge: Forge;
  server: Server;
  url: string;
  dir: string;
  /** Runs git in a directory below the test's own. */
  git(args: string[], cwd?: string): Promise<string>;
  close(): Promise<void>;
}

export async function testForge(
  files: Record<string, string> = { 'README.md': 'one\ntwo\nthree\n' },
): Promise<TestForge> {
  const dir = await mkdtemp(join(tmpdir(), 'lab-forge-'));
  for (const [path, text] of Object.entries(files)) {
    const file = join(dir, 'seed', 'demo', path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  const app = express();
  const server = createServer(app);
  await new Promise<void>(done => {
    server.listen(0, '127.0.0.1', done);
  });
  const address = server.address() as { port: number };
  const url = `http://127.0.0.1:${address.port}`;
  const { forge, router, stop } = await createForge({
    url,
    dataDir: dir,
    seedDir: join(dir, 'seed'),
    repositories: [{ owner: 'edge', name: 'demo', layout: 'kserve-sites' }],
    log: () => undefined,
  });
  app.use('/api/v3', asDescribed);
  app.use('/', router);
  return {
    forge,
    server,
    url,
    dir,
    async git(args, cwd = '.') {
      const { stdout } = await run(
        'git',
        ['-c', 'user.name=Test', '-c', 'user.email=test@edge.example', ...args],
        {
          cwd: join(dir, cwd),
          env: {
            PATH: process.env.PATH,
            GIT_CONFIG_NOSYSTEM: '1',
            GIT_CONFIG_GLOBAL: devNull,
            GIT_TERMINAL_PROMPT: '0',
          },
        },
      );
      return stdout;
    },
    async close() {
      stop();
      await new Promise(done => {
        server.close(done);
        server.closeAllConnections();
      });
      await rm(dir, { recursive: true, force: true });
    },
  };
}
