import type { FleetSink } from '@ai-edge/backstage-plugin-ai-edge-node';
import { desired } from '../__testUtils__/desired';
import {
  at,
  bike,
  bikeKey,
  bikeRef,
  siteRecord,
  START,
  toldFleet,
} from '../__testUtils__/toldFleet';
import type { DefaultFleet } from './DefaultFleet';

const DAY = 24 * 60 * 60 * 1000;

describe('what time does to the fleet', () => {
  let now: number;
  let fleet: DefaultFleet;
  let acm: FleetSink;
  let kserve: FleetSink;
  let argocd: FleetSink;
  let search: FleetSink;

  beforeEach(() => {
    now = START;
    ({ fleet, acm, kserve, argocd } = toldFleet(() => now));
    search = fleet.sink({
      id: 'search:core',
      kind: 'search',
      hub: 'core',
      authority: 20,
      absence: 'nothing',
    });
    acm.upsertSites([siteRecord('oslo')]);
    acm.touchSites([
      { ref: { hub: 'core', name: 'oslo' }, lastContact: at(0) },
    ]);
    acm.state('ok');
  });

  const site = (name: string) => fleet.site({ hub: 'core', name });
  const deployment = (name: string) => fleet.deployment(bikeRef(name));
  const later = (ms: number) => {
    now += ms;
    fleet.reconsider();
  };

  it('ends what was withdrawn and never seen gone after thirty days', () => {
    argocd.upsertDeployments([bike('oslo')]);
    argocd.removeDeployments([bikeRef('oslo')]);
    expect(deployment('oslo')).toMatchObject({
      state: 'leaving',
      message:
        'Delivery was withdrawn 2026-11-20 10:00 UTC; the site may still run it.',
    });
    acm.state('ok');
    later(29 * DAY);
    expect(deployment('oslo')).toBeDefined();
    later(2 * DAY);
    expect(deployment('oslo')).toBeUndefined();
    expect(site('oslo')?.deployments?.total).toBe(0);
  });

  it('keeps what a site still runs after its delivery has ended', () => {
    argocd.upsertDeployments([bike('oslo')]);
    kserve.upsertDeployments([bike('oslo')]);
    argocd.removeDeployments([bikeRef('oslo')]);
    acm.state('ok');
    later(31 * DAY);
    expect(deployment('oslo')).toMatchObject({
      state: 'ready',
      source: 'kserve:core',
    });
  });

  it('ends a detached site and what ran there after thirty days', () => {
    kserve.upsertDeployments([bike('oslo')]);
    acm.removeSites([{ hub: 'core', name: 'oslo' }]);
    later(29 * DAY);
    expect(deployment('oslo')?.remembered).toBe(true);
    const refs: string[] = [];
    fleet.onChange(change => refs.push(...change.refs));
    later(2 * DAY);
    expect([site('oslo'), deployment('oslo')]).toEqual([undefined, undefined]);
    expect(refs).toEqual(
      expect.arrayContaining(['core/oslo', bikeKey('oslo')]),
    );
  });

  it('keeps what only an index told of as last seen, and not for ever', () => {
    const scope = { kind: 'deployment' as const, hub: 'core' };
    search.upsertDeployments([bike('oslo')]);
    search.listed(scope, []);
    expect(deployment('oslo')).toMatchObject({
      state: 'ready',
      remembered: true,
      message:
        'The index that told of it does not list it any more, which proves nothing.',
    });
    search.upsertDeployments([bike('oslo')]);
    expect(deployment('oslo')?.remembered).toBeUndefined();
    search.listed(scope, []);
    acm.state('ok');
    later(31 * DAY);
    expect(deployment('oslo')).toBeUndefined();
  });

  it('sees a site whole by an index too, though not what is not there', () => {
    const scope = { kind: 'deployment' as const, hub: 'core', site: 'oslo' };
    kserve.upsertDeployments([bike('oslo')]);
    search.listed(scope, []);
    expect(site('oslo')?.inventory).toBe('complete');
    expect(deployment('oslo')?.state).toBe('ready');
    search.upsertDeployments([bike('oslo')]);
    search.listed({ ...scope, partial: true }, []);
    expect(site('oslo')?.inventory).toBe('none');
    kserve.removeDeployments([bikeRef('oslo')]);
    expect(deployment('oslo')).toBeUndefined();
  });

  it('takes a site that was seen without it for proof, whoever is heard first', () => {
    kserve.removeDeployments([bikeRef('oslo')]);
    argocd.upsertDeployments([bike('oslo')]);
    argocd.removeDeployments([bikeRef('oslo')]);
    expect(deployment('oslo')).toBeUndefined();
  });

  it('does not believe an index against a look at the site', () => {
    search.upsertDeployments([bike('oslo')]);
    now += 1_000;
    kserve.listed({ kind: 'deployment', hub: 'core', site: 'oslo' }, []);
    expect(deployment('oslo')).toBeUndefined();
    expect(site('oslo')?.deployments?.total).toBe(0);
    search.upsertDeployments([bike('oslo', { asOf: at(60) })]);
    expect(deployment('oslo')).toBeUndefined();
    search.upsertDeployments([bike('oslo', { uid: 'new', asOf: at(60) })]);
    expect(deployment('oslo')?.source).toBe('search:core');
  });

  it('takes a hub at its word for five minutes only', () => {
    argocd.listed({ kind: 'deployment', hub: 'core' }, []);
    fleet.setDesired({
      gitops: 'models',
      revision: 'rev1',
      repoUrl: 'https://git.example/models',
      branch: 'main',
      desired: [desired('v1')],
      asOf: at(0),
    });
    argocd.upsertDeployments([
      bike('oslo', {
        delivery: {
          application: 'oslo-bike',
          path: 'models/bike/run/r0.sno',
          revision: 'rev1',
          sync: 'Synced',
        },
      }),
    ]);
    acm.state('stale', 'away');
    later(4 * 60_000);
    expect(deployment('oslo')?.standing?.state).toBe('in-step');
    later(2 * 60_000);
    expect(deployment('oslo')).toMatchObject({
      state: 'ready',
      remembered: true,
      asOf: at(0),
      standing: {
        state: 'not-reporting',
        since: at(0),
        text: 'Not reporting: hub core has not been heard since 2026-11-20 10:00 UTC. Before that: in step with main.',
      },
    });
    expect(site('oslo')).toMatchObject({
      availability: { state: 'available' },
      deployments: { total: 1, ready: 0, stale: 1 },
      asOf: at(0),
    });
    acm.state('ok');
    expect(deployment('oslo')).toMatchObject({
      standing: { state: 'in-step' },
    });
    expect(site('oslo')?.deployments).toEqual({ total: 1, ready: 1, stale: 0 });
  });
});
