import type { FleetSink } from '@ai-edge/backstage-plugin-ai-edge-node';
import {
  at,
  bike,
  bikeKey,
  bikeRef,
  siteRecord,
  START,
  toldFleet,
} from '../__testUtils__/toldFleet';
import { DefaultFleet } from './DefaultFleet';
import type { FleetChange } from './Fleet';

describe('DefaultFleet', () => {
  let now: number;
  let fleet: DefaultFleet;
  let acm: FleetSink;
  let kserve: FleetSink;
  let argocd: FleetSink;

  beforeEach(() => {
    now = START;
    ({ fleet, acm, kserve, argocd } = toldFleet(() => now));
  });

  const site = (name: string) => fleet.site({ hub: 'core', name });
  const deployment = (name: string) => fleet.deployment(bikeRef(name));

  it('gives the same index whatever order it is told in', () => {
    const steps: ((to: {
      acm: FleetSink;
      kserve: FleetSink;
      argocd: FleetSink;
    }) => void)[] = [
      to => to.acm.upsertSites([siteRecord('oslo', { labels: { a: '1' } })]),
      to =>
        to.acm.upsertSites([
          siteRecord('rome', { availability: { state: 'unknown' } }),
        ]),
      to =>
        to.kserve.upsertDeployments([
          bike('oslo', { uid: 'u', artifact: { uri: 's3://b/2' } }),
        ]),
      to => to.kserve.upsertDeployments([bike('rome', { state: 'failed' })]),
      to =>
        to.argocd.upsertDeployments([
          bike('oslo', { state: 'progressing', labels: { b: '2' } }),
        ]),
      to =>
        to.argocd.upsertDeployments([
          bike('rome', { message: 'x' }),
          bike('nowhere'),
        ]),
    ];
    const orders = permutations(steps);
    expect(orders).toHaveLength(720);
    const indexes = orders.map(order => {
      const one = DefaultFleet.create({ now: () => START });
      const sinks = {
        acm: one.sink({ id: 'acm:core', kind: 'acm', authority: 60 }),
        kserve: one.sink({ id: 'kserve:core', kind: 'kserve', authority: 70 }),
        argocd: one.sink({ id: 'argocd:core', kind: 'argocd', authority: 60 }),
      };
      order.forEach(step => step(sinks));
      return JSON.stringify([
        canonical(one.sites()),
        canonical(one.deployments()),
      ]);
    });
    expect(new Set(indexes).size).toBe(1);
    expect(JSON.parse(indexes[0])[1]).toHaveLength(3);
  });

  it('takes the state of the weightiest source and what only others know from them', () => {
    argocd.upsertDeployments([
      bike('oslo', { state: 'progressing', owner: 'group:default/a' }),
    ]);
    kserve.upsertDeployments([
      bike('oslo', { state: 'ready', replicas: { ready: 1 } }),
    ]);
    argocd.upsertDeployments([
      bike('oslo', { state: 'failed', owner: 'group:default/a' }),
    ]);
    expect(deployment('oslo')).toMatchObject({
      state: 'ready',
      owner: 'group:default/a',
      replicas: { ready: 1 },
      source: 'kserve:core',
    });
  });

  it('drops what was said of an object that has been replaced', () => {
    argocd.upsertDeployments([
      bike('oslo', { uid: 'old', endpoint: { url: 'http://old' } }),
    ]);
    kserve.upsertDeployments([bike('oslo', { uid: 'new' })]);
    expect(deployment('oslo')?.endpoint).toBeUndefined();
  });

  it('remembers what runs on a site that stops answering, and counts it as stale', () => {
    acm.upsertSites([siteRecord('oslo')]);
    acm.touchSites([
      { ref: { hub: 'core', name: 'oslo' }, lastContact: at(-90) },
    ]);
    kserve.upsertDeployments([bike('oslo')]);
    expect(site('oslo')?.deployments).toEqual({ total: 1, ready: 1, stale: 0 });
    acm.upsertSites([
      siteRecord('oslo', { availability: { state: 'unknown' } }),
    ]);
    expect(deployment('oslo')).toMatchObject({
      state: 'ready',
      remembered: true,
      asOf: at(-90),
    });
    expect(site('oslo')).toMatchObject({
      deployments: { total: 1, ready: 0, stale: 1 },
      asOf: at(-90),
    });
  });

  it('never moves its revision for a contact or for saying the same again', () => {
    acm.upsertSites([siteRecord('oslo')]);
    kserve.upsertDeployments([bike('oslo')]);
    kserve.state('ok');
    const { revision } = fleet;
    acm.touchSites([
      { ref: { hub: 'core', name: 'oslo' }, lastContact: at(60) },
    ]);
    acm.upsertSites([siteRecord('oslo', { asOf: at(60) })]);
    kserve.upsertDeployments([bike('oslo', { asOf: at(60) })]);
    kserve.state('ok');
    expect(fleet.revision).toBe(revision);
    expect(site('oslo')).toMatchObject({ lastContact: at(60), asOf: at(60) });
    expect(deployment('oslo')?.asOf).toBe(at(60));
    acm.upsertSites([siteRecord('oslo', { labels: { a: '1' } })]);
    expect(fleet.revision).toBeGreaterThan(revision);
  });

  it('vouches for what a watching source said long ago, as far as the site was heard since', () => {
    acm.upsertSites([siteRecord('oslo')]);
    argocd.upsertDeployments([bike('oslo')]);
    acm.touchSites([
      { ref: { hub: 'core', name: 'oslo' }, lastContact: at(3_570) },
    ]);
    now += 3_600_000;
    argocd.state('ok');
    expect(deployment('oslo')?.asOf).toBe(at(3_570));
  });

  it('says how much of each site can be seen', () => {
    acm.upsertSites([siteRecord('oslo'), siteRecord('rome')]);
    expect(site('oslo')?.inventory).toBe('none');
    argocd.listed({ kind: 'deployment', hub: 'core' }, []);
    expect(site('oslo')?.inventory).toBe('gitops-only');
    kserve.listed({ kind: 'deployment', hub: 'core', site: 'oslo' }, []);
    expect([site('oslo')?.inventory, site('rome')?.inventory]).toEqual([
      'complete',
      'gitops-only',
    ]);
    kserve.state('absent');
    expect(site('oslo')?.inventory).toBe('gitops-only');
  });

  it('is complete for sites and for deployments apart', () => {
    expect(fleet.complete('site')).toBe(false);
    acm.state('ok');
    expect([fleet.complete('site'), fleet.complete('deployment')]).toEqual([
      true,
      false,
    ]);
    argocd.state('ok');
    kserve.state('absent');
    fleet.reportSource({ id: 'forge:models', kind: 'forge', state: 'failed' });
    expect(fleet.complete('deployment')).toBe(true);
    acm.state('stale', 'away');
    expect(fleet.complete('site')).toBe(true);
  });

  it('keeps since when a source is in its state', () => {
    acm.state('failed', 'one');
    now += 60_000;
    acm.state('failed', 'another');
    expect(fleet.sources().find(({ id }) => id === 'acm:core')).toMatchObject({
      state: 'failed',
      since: at(0),
      message: 'another',
    });
  });

  it('tells what changed', () => {
    const changes: FleetChange[] = [];
    const unsubscribe = fleet.onChange(change => changes.push(change));
    acm.upsertSites([siteRecord('oslo')]);
    kserve.upsertDeployments([bike('oslo')]);
    unsubscribe();
    acm.upsertSites([siteRecord('rome')]);
    expect(changes).toEqual([
      { kinds: ['site'], refs: ['core/oslo'] },
      { kinds: ['deployment'], refs: [bikeKey('oslo')] },
      { kinds: ['site'], refs: ['core/oslo'] },
    ]);
  });
});

function permutations<T>(items: T[]): T[][] {
  if (items.length <= 1) return [items];
  return items.flatMap((item, index) =>
    permutations([...items.slice(0, index), ...items.slice(index + 1)]).map(
      rest => [item, ...rest],
    ),
  );
}

/** The same text for the same things, in whatever order they and their fields are. */
function canonical(items: Iterable<unknown>): unknown[] {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([name, field]) => [name, sorted(field)]),
    );
  };
  return [...items]
    .map(sorted)
    .sort((one, other) =>
      JSON.stringify(one) < JSON.stringify(other) ? -1 : 1,
    );
}
