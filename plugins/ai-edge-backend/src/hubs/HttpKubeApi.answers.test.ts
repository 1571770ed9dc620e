import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { HttpKubeApi } from './HttpKubeApi';
import type { HubCall } from './HubObserver';
import { createEndpointTarget } from './HubTarget';

describe('answers that are not as they should be', () => {
  let server: Server;
  let answer: RequestListener;
  let calls: HubCall[];

  beforeEach(async () => {
    calls = [];
    server = createServer((request, response) => answer(request, response));
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise(resolve => {
      server.close(resolve);
    });
  });

  function api(timeouts = {}) {
    const { port } = server.address() as AddressInfo;
    const target = createEndpointTarget({
      url: `http://127.0.0.1:${port}`,
      token: 'good-token',
      skipTLSVerify: false,
    });
    return HttpKubeApi.create({
      hub: 'core',
      target: async () => target,
      timeouts,
      onCall: call => calls.push(call),
    });
  }

  /** Bytes for ever, never fast and never an end. */
  const trickle: RequestListener = (_request, response) => {
    response.write('{"items":[');
    const timer = setInterval(() => response.write(' '), 20);
    response.on('close', () => clearInterval(timer));
  };

  it('ends an answer that trickles for ever', async () => {
    answer = trickle;
    await expect(
      api().request({ path: '/x', timeoutMs: 200 }),
    ).rejects.toMatchObject({ kind: 'timeout' });
    await expect(
      api({ pageMs: 200 }).request({ path: '/x', query: { limit: 5 } }),
    ).rejects.toMatchObject({ message: 'Hub core did not answer in time' });
    expect(calls).toEqual([
      { verb: 'get', result: 'timeout' },
      { verb: 'list', result: 'timeout' },
    ]);
  });

  it('ends a watch that tells of nothing any more, though bytes come', async () => {
    answer = (request, response) => {
      response.write('{"type":"ADDED","object":{"metadata":{"name":"a"}}}\n');
      trickle(request, response);
    };
    const seen: string[] = [];
    const watching = async () => {
      for await (const { object } of api({ silenceMs: 300 }).watch({
        path: '/x',
      })) {
        seen.push(object.metadata.name);
      }
    };
    await expect(watching()).rejects.toMatchObject({ kind: 'timeout' });
    expect(seen).toEqual(['a']);
    expect(calls).toEqual([
      { verb: 'watch', result: 'ok' },
      { verb: 'watch', result: 'timeout' },
    ]);
  });

  it('takes half a JSON for no answer, and does not quote it', async () => {
    answer = (_request, response) => response.end('{"token":"secret","it');
    const error = await api()
      .request({ path: '/x' })
      .catch(caught => caught);
    expect(error).toMatchObject({
      kind: 'failed',
      message: 'Hub core sent an answer that is no JSON',
    });
    expect(JSON.stringify(error)).not.toContain('secret');
  });

  it.each(['{"type":"ADDED","object":{}}', '{"type":"BOOKMARK"}'])(
    'breaks a watch that says %s',
    async line => {
      answer = (_request, response) => response.end(`${line}\n`);
      const events = api().watch({ path: '/x' })[Symbol.asyncIterator]();
      await expect(events.next()).rejects.toMatchObject({
        message: 'Hub core sent an event of no object',
      });
    },
  );

  it.each<[string, string, number | undefined]>([
    ['seconds', '7', 7],
    ['a date that has passed', 'Thu, 01 Jan 2015 00:00:00 GMT', 0],
    ['a day', '86400', 300],
    ['nonsense', 'later', undefined],
  ])('knows how long to wait: %s', async (_what, header, seconds) => {
    answer = (_request, response) =>
      response.writeHead(429, { 'Retry-After': header }).end();
    await expect(api().request({ path: '/x' })).rejects.toMatchObject({
      kind: 'throttled',
      retryAfter: seconds,
    });
  });

  it('does not count who changes their mind', async () => {
    answer = trickle;
    const controller = new AbortController();
    const asking = api().request({ path: '/x', signal: controller.signal });
    controller.abort();
    await expect(asking).rejects.toMatchObject({ kind: 'timeout' });
    expect(calls).toEqual([]);
  });
});
