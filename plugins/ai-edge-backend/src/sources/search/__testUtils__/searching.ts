import type { Site } from '@ai-edge/backstage-plugin-ai-edge-common';
import { DefaultFleet } from '../../../fleet';
import { SearchSource } from '../SearchSource';
import { SearchFixture } from './SearchFixture';

/** A site as the hub's own source would tell of it. */
function siteRecord(name: string, options: { addon?: string; state?: string }) {
  const { addon = 'available', state = 'available' } = options;
  return {
    ref: { hub: 'core', name },
    kind: 'cluster' as const,
    labels: {},
    availability: { state: state as Site['availability']['state'] },
    lastContact: '2026-11-01T00:00:00.000Z',
    addons: addon ? [{ name: 'search-collector', state: addon }] : [],
    asOf: '2026-11-01T00:00:00.000Z',
  };
}

/** A fleet, a Search API over HTTP, and the source between them, for the tests of a file. */
export function searching() {
  let api: SearchFixture;
  let fleet: DefaultFleet;
  let controller: AbortController;
  let ended: Promise<void> | undefined;

  beforeEach(async () => {
    api = await SearchFixture.start();
    fleet = DefaultFleet.create({
      gitops: [{ name: 'models', hubs: ['core'] }],
    });
    controller = new AbortController();
    ended = undefined;
  });
  afterEach(async () => {
    controller.abort();
    await ended;
    await api.stop();
  });

  return {
    api: () => api,
    fleet: () => fleet,
    /** Lets sites join; Search sees them from then on. */
    join(names: string[], options: { addon?: string; state?: string } = {}) {
      fleet
        .sink({ id: 'acm:core', kind: 'acm', hub: 'core', authority: 20 })
        .upsertSites(names.map(name => siteRecord(name, options)));
      api.clusters = [...new Set([...api.clusters, ...names])];
    },
    start(
      options: { token?: string; tokenFile?: string; intervalMs?: number } = {},
    ) {
      const { url } = api;
      const { tokenFile, intervalMs = 50 } = options;
      const token = tokenFile ? undefined : options.token ?? 'good-token';
      const source = SearchSource.create({
        hub: {
          name: 'core',
          access: { type: 'url', url, token, skipTLSVerify: false },
          search: { url, token, tokenFile, skipTLSVerify: false, intervalMs },
        },
        fleet,
      });
      ended = source.start(fleet.sink(source), controller.signal);
    },
    status: () => fleet.sources().find(({ id }) => id === 'search:core')!,
    rows: () =>
      [...fleet.deployments()].map(
        ({ ref }) => `${ref.site}/${ref.kind}/${ref.name}`,
      ),
    inventory: (name: string) => fleet.site({ hub: 'core', name })?.inventory,
  };
}
