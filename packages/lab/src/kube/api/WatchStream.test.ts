import { createServer, get, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { cluster, MCL } from '../__testUtils__/objects';
import { CLUSTERS, testApi } from '../__testUtils__/testApi';

const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  }
});

async function setup(options: Parameters<typeof testApi>[0] = {}) {
  const { app, store, watches } = testApi(options);
  const server = createServer(app);
  servers.push(server);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  /** Opens a watch; `next` gives its events one by one and undefined at its end. */
  const watch = async (query: string, accept = 'application/json') => {
    const response = await new Promise<any>((resolve, reject) => {
      get(
        `http://127.0.0.1:${port}${CLUSTERS}?watch=true&${query}`,
        { headers: { accept } },
        resolve,
      ).on('error', reject);
    });
    const ended = new Promise<void>(resolve => {
      response.on('close', resolve);
      response.on('error', resolve);
    });
    const lines = createInterface({ input: response })[Symbol.asyncIterator]();
    const next = async () => {
      const { value } = await lines.next();
      return value === undefined ? undefined : JSON.parse(value);
    };
    return { next, ended, status: response.statusCode };
  };
  return { store, watches, watch };
}

const brief = (event: any) =>
  event && `${event.type} ${event.object.metadata?.name}`;

describe('WatchStream', () => {
  it('starts with what is there when no resourceVersion is given', async () => {
    const { store, watch } = await setup();
    store.load([cluster('a')]);
    const { next } = await watch('');
    expect(brief(await next())).toBe('ADDED a');
    store.create(cluster('b'));
    expect(brief(await next())).toBe('ADDED b');
    store.delete({ ...MCL, name: 'a' });
    expect(brief(await next())).toBe('DELETED a');
  });

  it('resumes after a resourceVersion and says when that is too old', async () => {
    const { store, watch } = await setup();
    store.load([cluster('a')]);
    const from = store.resourceVersion;
    store.create(cluster('b'));
    const { next } = await watch(`resourceVersion=${from}`);
    expect(brief(await next())).toBe('ADDED b');
    store.compact();
    const old = await watch(`resourceVersion=${from}`);
    expect(old.status).toBe(200);
    expect(await old.next()).toMatchObject({
      type: 'ERROR',
      object: { kind: 'Status', code: 410, reason: 'Expired' },
    });
    expect(await old.next()).toBeUndefined();
  });

  it('answers 410 while a fault says that everything is gone', async () => {
    const { store, watch } = await setup({ fault: { gone: true } });
    store.load([cluster('a')]);
    const { next } = await watch(`resourceVersion=${store.resourceVersion}`);
    expect(await next()).toMatchObject({ type: 'ERROR' });
  });

  it('sends initial events with the mark at their end', async () => {
    const { store, watch } = await setup();
    store.load([cluster('a')]);
    const { next } = await watch(
      'sendInitialEvents=true&allowWatchBookmarks=true&resourceVersionMatch=NotOlderThan',
    );
    expect(brief(await next())).toBe('ADDED a');
    expect(await next()).toMatchObject({
      type: 'BOOKMARK',
      object: {
        kind: 'ManagedCluster',
        metadata: {
          resourceVersion: String(store.resourceVersion),
          annotations: { 'k8s.io/initial-events-end': 'true' },
        },
      },
    });
  });

  it('adds what enters the selection and deletes what leaves it', async () => {
    const { store, watch } = await setup();
    store.load([cluster('a')]);
    const label = (value?: string) =>
      store.mutate({ ...MCL, name: 'a' }, object => {
        object.metadata.labels = value ? { set: value } : {};
      });
    const { next } = await watch(
      `resourceVersion=${store.resourceVersion}&labelSelector=set%3Dretail`,
    );
    label('retail');
    label('plants');
    store.create(cluster('unseen'));
    label('retail');
    expect(brief(await next())).toBe('ADDED a');
    expect(brief(await next())).toBe('DELETED a');
    expect(brief(await next())).toBe('ADDED a');
  });

  it('prints tables that name their columns once', async () => {
    const { store, watch } = await setup();
    store.load([cluster('a')]);
    const { next } = await watch(
      '',
      'application/json;as=Table;v=v1;g=meta.k8s.io',
    );
    const first = await next();
    expect(first.object.columnDefinitions).toHaveLength(6);
    expect(first.object.rows[0].cells[0]).toBe('a');
    store.create(cluster('b'));
    expect((await next()).object).toMatchObject({
      kind: 'Table',
      columnDefinitions: [],
    });
  });

  it('ends after its timeout with a bookmark', async () => {
    const { store, watch } = await setup();
    const { next } = await watch(
      `resourceVersion=${store.resourceVersion}&timeoutSeconds=1&allowWatchBookmarks=true`,
    );
    expect(await next()).toMatchObject({ type: 'BOOKMARK' });
    expect(await next()).toBeUndefined();
  });

  it.each(['breakAll', 'endAll'] as const)(
    'can be cut with %s, and is forgotten when the client goes',
    async cut => {
      const { watches, watch } = await setup();
      const { ended } = await watch('');
      expect(watches.size).toBe(1);
      watches[cut](path => path.includes('elsewhere'));
      expect(watches.size).toBe(1);
      watches[cut]();
      await ended;
      expect(watches.size).toBe(0);
    },
  );
});
