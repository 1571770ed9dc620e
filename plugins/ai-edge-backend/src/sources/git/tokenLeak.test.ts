import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { mockServices } from '@backstage/backend-test-utils';
import { BareRepository } from '../../__testUtils__/BareRepository';
import { fleetOf } from '../../__testUtils__/fleetOf';
import { GiteaFixture } from '../../__testUtils__/GiteaFixture';
import { linesLayout } from '../../__testUtils__/linesLayout';
import { GitMirror } from './GitMirror';
import { GitSource } from './GitSource';
import { GitHistory } from './history/GitHistory';

const TOKEN = 'glpat-s3cret+of/the=portal';
const ENCODED = Buffer.from(`portal:${TOKEN}`).toString('base64');

function packet(text: string): string {
  return (Buffer.byteLength(text) + 4).toString(16).padStart(4, '0') + text;
}

/** What a server can say of credentials that it was sent. */
const SERVERS: Record<
  string,
  (said: string, service: string) => { status: number; body: string }
> = {
  'refuses, and repeats them in its answer': said => ({
    status: 403,
    body: `no access with ${said} (${TOKEN})\nfatal: ${said}\n`,
  }),
  'repeats them as an error of its protocol': (said, service) => ({
    status: 200,
    body: `${packet(`# service=${service}\n`)}0000${packet(
      `ERR no access with ${said}, password ${TOKEN}\n`,
    )}`,
  }),
};

/** Neither the token nor anything that it can be read from. */
function expectNoToken(...things: unknown[]) {
  const text = things.map(one => inspect(one, { depth: 9 })).join('\n');
  for (const secret of [TOKEN, encodeURIComponent(TOKEN), ENCODED, 'Basic ']) {
    expect(text).not.toContain(secret);
  }
}

describe('credentials of Git', () => {
  const dir = mkdtempSync(join(tmpdir(), 'token-leak-test-'));
  const seen: string[] = [];
  const cleanups: (() => unknown)[] = [];

  afterEach(async () => {
    seen.length = 0;
    for (const cleanup of cleanups.splice(0)) await cleanup();
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  async function serve(kind: string): Promise<string> {
    const server: Server = createServer((request: IncomingMessage, answer) => {
      const said = request.headers.authorization ?? '';
      seen.push(said);
      const service =
        new URL(request.url!, 'http://x').searchParams.get('service') ?? '';
      const { status, body } = SERVERS[kind](said, service);
      answer.writeHead(status, {
        'content-type':
          status === 200
            ? `application/x-${service}-advertisement`
            : 'text/plain',
      });
      answer.end(body);
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    cleanups.push(() => {
      server.closeAllConnections();
      server.close();
    });
    return `http://127.0.0.1:${
      (server.address() as AddressInfo).port
    }/edge/models`;
  }

  function mirrorOf(url: string, into?: string) {
    const mirrorDir = into ?? join(dir, `${Math.random()}.git`);
    return GitMirror.create({
      url,
      branch: 'main',
      dir: () => mirrorDir,
      owns: linesLayout.owns,
      authorization: async () => `Basic ${ENCODED}`,
    });
  }

  function sourceOf(mirror: GitMirror, url: string) {
    const logger = mockServices.logger.mock();
    const { fleet } = fleetOf(['store-1']);
    const source = GitSource.create({
      config: {
        name: 'models',
        url,
        forge: 'gitea',
        branch: 'main',
        layout: 'lines',
        hubs: ['core'],
        intervalMs: 60_000,
      },
      layout: linesLayout,
      mirror,
      history: GitHistory.create({
        dir: () => mirror.dir,
        layout: linesLayout,
        logger,
        proposalUrl: () => undefined,
      }),
      fleet,
      logger,
    });
    return { source, fleet, logger };
  }

  async function failureOf(promise: Promise<unknown>): Promise<Error> {
    return promise.then(
      () => {
        throw new Error('did not fail');
      },
      error => error,
    );
  }

  it.each(Object.keys(SERVERS))(
    'are in no error, log or status of a fetch when the server %s',
    async kind => {
      const url = await serve(kind);
      const { source, fleet, logger } = sourceOf(mirrorOf(url), url);
      const error = await failureOf(source.refresh());
      expect(error.message).toMatch(/^git fetch: ./);
      expect(seen).toContain(`Basic ${ENCODED}`);
      const status = fleet.sources().find(({ id }) => id === 'git:models');
      expect(status).toMatchObject({ state: 'failed', message: error.message });
      expect(logger.warn).toHaveBeenCalledTimes(1);
      const logged = Object.values(logger).flatMap(
        log => (log as jest.Mock).mock?.calls ?? [],
      );
      expectNoToken(error, error.stack, status, logged);
    },
  );

  it.each(Object.keys(SERVERS))(
    'are in no error of a push when the server %s',
    async kind => {
      const url = await serve(kind);
      const repository = BareRepository.create({ 'models/a': '1' });
      cleanups.push(() => repository.remove());
      const commit = repository.revision('main')!;
      const error = await failureOf(
        mirrorOf(url, repository.dir).replaceBranch('proposal', {
          expected: commit,
          commit,
        }),
      );
      expect(error.message).toMatch(/^git push: ./);
      expect(seen).toContain(`Basic ${ENCODED}`);
      expectNoToken(error, error.stack);
    },
  );

  it('are in no error or status when they are wrong', async () => {
    const gitea = await GiteaFixture.start({ 'models/bike/core.store-1': 'x' });
    cleanups.push(() => gitea.stop());
    const { source, fleet } = sourceOf(mirrorOf(gitea.url), gitea.url);
    const error = await failureOf(source.refresh());
    expect(error.message).toMatch(/^git fetch: ./);
    expectNoToken(error, error.stack, fleet.sources());
  });
});
