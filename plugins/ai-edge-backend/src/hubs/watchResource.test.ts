import { KubeFixture } from '../__testUtils__/KubeFixture';
import { CLUSTERS, managedCluster } from '../__testUtils__/hubObjects';
import { waitUntil } from '../__testUtils__/waitUntil';
import { HttpKubeApi } from './HttpKubeApi';
import { HubError } from './HubError';
import { createEndpointTarget } from './HubTarget';
import type { KubeObject } from './KubeObject';
import { watchResource } from './watchResource';

describe('watchResource', () => {
  let hub: KubeFixture;
  let controller: AbortController;
  let ended: Promise<void>;
  let seen: Map<string, KubeObject>;
  let lists: number;
  let failures: string[];

  beforeEach(async () => {
    hub = await KubeFixture.start();
    controller = new AbortController();
    seen = new Map();
    lists = 0;
    failures = [];
  });
  afterEach(async () => {
    controller.abort();
    await ended;
    await hub.stop();
  });

  function start() {
    const target = createEndpointTarget({
      url: hub.url,
      token: 'good-token',
      skipTLSVerify: false,
    });
    ended = watchResource({
      api: HttpKubeApi.create({ hub: 'core', target: async () => target }),
      path: CLUSTERS,
      signal: controller.signal,
      handlers: {
        listing: () => undefined,
        upsert: objects =>
          objects.forEach(object => seen.set(object.metadata.name, object)),
        listed: () => {
          lists += 1;
        },
        remove: object => {
          seen.delete(object.metadata.name);
        },
        alive: () => undefined,
        failed: error => failures.push(error.kind),
      },
    });
  }

  it('lists in pages and goes on with what changes', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      hub.put(CLUSTERS, managedCluster(name));
    }
    hub.maxPage = 2;
    start();
    await waitUntil(() => hub.watches(CLUSTERS) === 1);
    expect([...seen.keys()]).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(hub.count('limit=500')).toBe(3);
    hub.put(CLUSTERS, managedCluster('f'));
    hub.delete(CLUSTERS, 'a');
    await waitUntil(() => seen.has('f') && !seen.has('a'));
    expect(lists).toBe(1);
  });

  it('watches again from where it was when a watch is cut', async () => {
    hub.put(CLUSTERS, managedCluster('a'));
    start();
    await waitUntil(() => hub.watches(CLUSTERS) === 1);
    hub.cutWatches();
    hub.put(CLUSTERS, managedCluster('b'));
    await waitUntil(() => seen.has('b'));
    expect(lists).toBe(1);
  });

  it('lists again when the hub has forgotten the place', async () => {
    hub.put(CLUSTERS, managedCluster('a'));
    start();
    await waitUntil(() => hub.watches(CLUSTERS) === 1);
    hub.put(CLUSTERS, managedCluster('b'));
    hub.compacted = 1_000;
    hub.cutWatches();
    await waitUntil(() => lists === 2);
    hub.compacted = 0;
    await waitUntil(() => hub.watches(CLUSTERS) === 1);
    expect([...seen.keys()]).toEqual(['a', 'b']);
  });

  it('begins a list again that the hub has forgotten between two pages', async () => {
    const pages = [
      { items: [{ metadata: { name: 'a' } }], metadata: { continue: 'x' } },
      new HubError('Too old', { kind: 'expired' }),
      { items: [{ metadata: { name: 'b' } }], metadata: {} },
    ];
    let begun = 0;
    ended = watchResource<KubeObject>({
      api: {
        async request(): Promise<any> {
          const page = pages.shift();
          if (page instanceof HubError) throw page;
          return page ?? { items: [] };
        },
        async *watch() {
          controller.abort();
        },
      },
      path: CLUSTERS,
      signal: controller.signal,
      random: () => 0,
      handlers: {
        listing: () => {
          begun += 1;
          seen.clear();
        },
        upsert: objects =>
          objects.forEach(object => seen.set(object.metadata.name, object)),
        listed: () => {
          lists += 1;
        },
        remove: () => undefined,
        alive: () => undefined,
        failed: error => failures.push(error.kind),
      },
    });
    await ended;
    expect([begun, lists, [...seen.keys()], failures]).toEqual([
      2,
      1,
      ['b'],
      [],
    ]);
  });

  it('lists again when the hub was restored and is not yet where it was', async () => {
    const asked: (string | undefined)[] = [];
    const versions = ['900', '100'];
    ended = watchResource<KubeObject>({
      api: {
        request: async () =>
          ({
            items: [],
            metadata: { resourceVersion: versions.shift() },
          } as any),
        async *watch({ resourceVersion }) {
          asked.push(resourceVersion);
          if (resourceVersion === '900') {
            throw new HubError('Too large resource version: 900', {
              kind: 'timeout',
              code: 504,
            });
          }
          controller.abort();
        },
      },
      path: CLUSTERS,
      signal: controller.signal,
      random: () => 0,
      handlers: {
        listing: () => undefined,
        upsert: () => undefined,
        listed: () => undefined,
        remove: () => undefined,
        alive: () => undefined,
        failed: error => failures.push(error.kind),
      },
    });
    await ended;
    expect([asked, failures]).toEqual([['900', '100'], []]);
  });

  it('says so when the hub forgets its place within every list', async () => {
    hub.put(CLUSTERS, managedCluster('a'));
    hub.faults = [{ part: 'limit=500', status: 410 }];
    start();
    await waitUntil(() => failures.length > 0);
    expect(failures[0]).toBe('expired');
  });

  it('lists again after a list that was not believed', async () => {
    let watches = 0;
    ended = watchResource<KubeObject>({
      api: {
        request: async () =>
          ({ metadata: { resourceVersion: '7' }, items: [] } as any),
        async *watch() {
          watches += 1;
        },
      },
      path: CLUSTERS,
      signal: controller.signal,
      handlers: {
        listing: () => undefined,
        upsert: () => undefined,
        listed: () => {
          lists += 1;
          return lists > 1;
        },
        remove: () => undefined,
        alive: () => undefined,
        failed: error => failures.push(error.kind),
      },
    });
    await waitUntil(() => watches === 3);
    expect(lists).toBe(2);
  });

  it.each([
    [
      'ends',
      () => undefined,
      ['watch', 'alive', 'doubted', 'watch', 'doubted', 'watch', 'doubted'],
    ],
    [
      'breaks',
      () => {
        throw new HubError('The stream broke', { kind: 'unreachable' });
      },
      ['watch', 'alive', 'doubted', 'watch', 'doubted', 'unreachable'],
    ],
  ])(
    'lists again, and vouches for nothing meanwhile, when each watch %s at once',
    async (_what, end, meanwhile) => {
      const story: string[] = [];
      const mark = (what: string) => () => {
        story.push(what);
      };
      ended = watchResource<KubeObject>({
        api: {
          request: async () =>
            ({
              metadata: { resourceVersion: '1' },
              items: [],
            } as any),
          async *watch({ onOpen, resourceVersion }) {
            story.push('watch');
            expect(resourceVersion).toBe('1');
            onOpen?.();
            end();
          },
        },
        path: CLUSTERS,
        signal: controller.signal,
        handlers: {
          listing: mark('listing'),
          upsert: () => undefined,
          listed: mark('listed'),
          remove: () => undefined,
          alive: mark('alive'),
          doubted: mark('doubted'),
          failed: error => story.push(error.kind),
        },
      });
      await waitUntil(() => story.filter(one => one === 'listed').length === 2);
      const list = ['listing', 'alive', 'listed'];
      const expected = [...list, 'alive', ...meanwhile, ...list];
      expect(story.slice(0, expected.length)).toEqual(expected);
    },
  );

  it('says what fails, tries again and recovers', async () => {
    hub.put(CLUSTERS, managedCluster('a'));
    hub.faults = [{ part: CLUSTERS, status: 500 }];
    start();
    await waitUntil(() => failures.length === 2);
    hub.faults = [];
    await waitUntil(() => seen.has('a'));
    expect(new Set(failures)).toEqual(new Set(['failed']));
  });
});
