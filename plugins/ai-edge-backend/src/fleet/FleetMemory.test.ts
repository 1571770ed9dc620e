import type { Site } from '@ai-edge/backstage-plugin-ai-edge-common';
import {
  at,
  bike,
  bikeRef,
  siteRecord,
  START,
  toldFleet,
} from '../__testUtils__/toldFleet';
import type { DefaultFleet } from './DefaultFleet';
import type { FleetMemory } from './FleetMemory';

const oslo = { hub: 'core', name: 'oslo' };

function memoryOf(fleet: DefaultFleet): FleetMemory {
  const { sources, sites } = fleet.remember();
  return JSON.parse(JSON.stringify({ sources, sites: [...sites] }));
}

describe('a restart', () => {
  let now: number;
  let memory: FleetMemory;
  let told: ReturnType<typeof toldFleet>;

  beforeEach(() => {
    now = START;
    told = toldFleet(() => now);
    const { acm, argocd, kserve } = told;
    acm.upsertSites([
      siteRecord('oslo', { conditions: [{ type: 'Joined', status: 'True' }] }),
      siteRecord('rome', { availability: { state: 'unknown' } }),
      siteRecord('lima'),
    ]);
    const renewed = (name: string, seconds: number) => ({
      ref: { hub: 'core', name },
      lastContact: at(seconds),
    });
    acm.touchSites([renewed('oslo', -900), renewed('rome', -900)]);
    acm.removeSites([{ hub: 'core', name: 'lima' }]);
    argocd.listed({ kind: 'deployment', hub: 'core' }, []);
    argocd.upsertDeployments([bike('oslo', { asOf: at(-800) }), bike('rome')]);
    argocd.removeDeployments([bikeRef('rome')]);
    kserve.upsertDeployments([bike('oslo', { asOf: at(-1_000), uid: 'u' })]);
    [acm, argocd, kserve].forEach(sink => sink.state('ok'));
    memory = memoryOf(told.fleet);
  });

  function restarted() {
    told = toldFleet(() => now);
    told.fleet.restore(memory);
    return told;
  }

  it('gives back what was known, as old as it is', () => {
    const before = {
      sites: [...told.fleet.sites()],
      deployments: [...told.fleet.deployments()],
    };
    const { fleet } = restarted();
    // Renewals are not written each time: an available site renewed its lease within five of its durations.
    expect(fleet.site(oslo)).toMatchObject({ lastContact: at(-300) });
    expect(fleet.site({ hub: 'core', name: 'rome' })?.lastContact).toBe(
      at(-900),
    );
    expect(
      fleet.site({ hub: 'core', name: 'lima' })?.availability,
    ).toMatchObject({ state: 'detached', since: at(0) });
    expect(fleet.deployment(bikeRef('rome'))?.state).toBe('leaving');
    expect([...fleet.deployments()]).toEqual(before.deployments);
    const exceptContact = (sites: Site[]) =>
      sites.map(({ lastContact, ...site }) => site);
    expect(exceptContact([...fleet.sites()])).toEqual(
      exceptContact(before.sites),
    );
    expect(fleet.siteConditions(oslo)).toHaveLength(1);
  });

  it('is complete with what an earlier process had listed to its end', () => {
    const { fleet, acm } = restarted();
    expect([fleet.complete('site'), fleet.complete('deployment')]).toEqual([
      true,
      true,
    ]);
    const source = () => fleet.sources().find(({ id }) => id === 'acm:core');
    expect(source()).toMatchObject({ state: 'starting', asOf: at(0) });
    acm.state('failed', 'away');
    expect(source()).toMatchObject({ state: 'stale', asOf: at(0) });
    acm.state('ok');
    acm.state('failed', 'broken');
    expect(source()?.state).toBe('failed');
  });

  it('does not make anything look fresher while the hub is silent', () => {
    now += 3_600_000;
    const { fleet, acm, argocd } = restarted();
    const answers = () => [
      fleet.site(oslo)?.asOf,
      fleet.deployment(bikeRef('oslo')),
    ];
    expect(answers()).toEqual([
      at(0),
      expect.objectContaining({ remembered: true, asOf: at(-1_000) }),
    ]);
    acm.state('failed', 'away');
    argocd.state('failed', 'away');
    now += 3_600_000;
    fleet.reconsider();
    expect(answers()[0]).toBe(at(0));
    acm.upsertSites([siteRecord('oslo', { asOf: at(7_200) })]);
    acm.state('ok');
    expect(fleet.deployment(bikeRef('oslo'))?.remembered).toBeUndefined();
  });

  it('holds a first list that lacks much against what was remembered', () => {
    const names = Array.from({ length: 20 }, (_, index) => `s${index}`);
    told.acm.upsertSites(names.map(name => siteRecord(name)));
    memory = memoryOf(told.fleet);
    const { fleet, acm } = restarted();
    expect(acm.listed({ kind: 'site', hub: 'core' }, ['core/oslo'])).toBe(
      false,
    );
    expect(fleet.site({ hub: 'core', name: 's0' })?.availability.state).toBe(
      'available',
    );
  });

  it('lets what was told since then stand', () => {
    told = toldFleet(() => now);
    told.acm.upsertSites([siteRecord('oslo', { labels: { news: 'yes' } })]);
    told.kserve.upsertDeployments([bike('oslo', { state: 'failed' })]);
    told.fleet.restore(memory);
    expect(told.fleet.site(oslo)?.labels).toEqual({ news: 'yes' });
    expect(told.fleet.deployment(bikeRef('oslo'))?.state).toBe('failed');
  });

  it('drops what only a source said that is not configured any more', () => {
    const { fleet } = restarted();
    const other = { hub: 'old', name: 'site' };
    const status = {
      id: 'acm:old',
      kind: 'acm',
      hub: 'old',
      state: 'ok' as const,
      asOf: at(0),
    };
    fleet.restore({
      sources: [status],
      sites: [
        {
          ref: other,
          sourced: [
            {
              source: 'acm:old',
              authority: 60,
              record: siteRecord('site', { ref: other }),
            },
          ],
          deployments: [],
        },
      ],
    });
    expect(fleet.site(other)).toBeDefined();
    fleet.reconsider();
    expect(fleet.site(other)).toBeUndefined();
    expect(fleet.sources().map(({ id }) => id)).not.toContain('acm:old');
    expect(fleet.site(oslo)).toBeDefined();
  });

  it('remembers no key that is seen gone', () => {
    const { fleet, kserve } = restarted();
    now += 1_000;
    kserve.listed({ kind: 'deployment', hub: 'core', site: 'rome' }, []);
    const kept = [...fleet.remember().sites].flatMap(({ deployments }) =>
      deployments.map(({ ref }) => ref.site),
    );
    expect(kept).toEqual(['oslo']);
    expect(fleet.deployment(bikeRef('rome'))).toBeUndefined();
  });
});
