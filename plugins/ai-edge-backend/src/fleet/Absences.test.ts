import { stringifyDeploymentRef } from '@ai-edge/backstage-plugin-ai-edge-common';
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
import type { DefaultFleet } from './DefaultFleet';

describe('what leaves the fleet', () => {
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

  it('removes only by proof', () => {
    acm.upsertSites([siteRecord('oslo')]);
    argocd.upsertDeployments([bike('oslo')]);
    kserve.upsertDeployments([bike('oslo')]);
    argocd.removeDeployments([bikeRef('oslo')]);
    expect(deployment('oslo')?.state).toBe('leaving');
    kserve.listed({ kind: 'deployment', hub: 'core', site: 'oslo' }, [
      bikeKey('oslo'),
    ]);
    expect(deployment('oslo')?.state).toBe('leaving');
    kserve.listed({ kind: 'deployment', hub: 'core', site: 'oslo' }, []);
    expect(deployment('oslo')).toBeUndefined();
    expect(site('oslo')?.deployments?.total).toBe(0);
  });

  it('sees a withdrawn deployment come back', () => {
    argocd.upsertDeployments([bike('oslo')]);
    argocd.removeDeployments([bikeRef('oslo')]);
    argocd.upsertDeployments([bike('oslo')]);
    expect(deployment('oslo')?.state).toBe('ready');
  });

  it('keeps a site that its hub lets go of, as detached', () => {
    acm.upsertSites([siteRecord('oslo')]);
    kserve.upsertDeployments([bike('oslo')]);
    acm.removeSites([{ hub: 'core', name: 'oslo' }]);
    expect(site('oslo')?.availability).toMatchObject({
      state: 'detached',
      since: at(0),
    });
    expect(deployment('oslo')?.remembered).toBe(true);
    acm.upsertSites([siteRecord('oslo')]);
    expect(site('oslo')?.availability.state).toBe('available');
  });

  it('holds back removals that look like a fault, until a later list confirms them', () => {
    const names = Array.from({ length: 20 }, (_, index) => `s${index}`);
    acm.upsertSites(names.map(name => siteRecord(name)));
    const scope = { kind: 'site' as const, hub: 'core' };
    acm.listed(
      scope,
      names.slice(0, 10).map(name => `core/${name}`),
    );
    expect(site('s19')?.availability.state).toBe('available');
    expect(fleet.sources().find(({ id }) => id === 'acm:core')?.message).toBe(
      'A list lacked 10 entries that were known; they are kept until that is confirmed.',
    );
    now += 60_000;
    acm.listed(
      scope,
      names.slice(0, 10).map(name => `core/${name}`),
    );
    expect(site('s19')?.availability.state).toBe('available');
    now += 5 * 60_000;
    acm.listed(
      scope,
      names.slice(0, 11).map(name => `core/${name}`),
    );
    expect(site('s19')?.availability.state).toBe('detached');
    expect(site('s10')?.availability.state).toBe('available');
    expect(
      fleet.sources().find(({ id }) => id === 'acm:core')?.message,
    ).toBeUndefined();
  });

  it('holds back what one site after the other lacks, but not what delivery has let go of', () => {
    const names = Array.from({ length: 10 }, (_, index) => `s${index}`);
    acm.upsertSites(names.map(name => siteRecord(name)));
    kserve.upsertDeployments(names.map(name => bike(name)));
    argocd.upsertDeployments(names.map(name => bike(name)));
    const lists = () =>
      names.map(name =>
        kserve.listed({ kind: 'deployment', hub: 'core', site: name }, []),
      );
    lists();
    expect(
      names.filter(name => deployment(name)?.source === 'kserve:core'),
    ).toEqual(names.slice(5));
    argocd.removeDeployments(names.map(bikeRef));
    lists();
    expect([...fleet.deployments()]).toEqual([]);
  });

  it('does not believe a list of the whole hub that lacks a few of every kind', () => {
    const names = Array.from({ length: 8 }, (_, index) => `s${index}`);
    acm.upsertSites(names.map(name => siteRecord(name)));
    const records = names.map((name, index) => {
      const kind = index % 2 === 0 ? 'InferenceService' : 'Deployment';
      return bike(name, { ref: { ...bikeRef(name), kind } });
    });
    argocd.upsertDeployments(records);
    const [kept] = records.map(({ ref }) => stringifyDeploymentRef(ref));
    argocd.listed({ kind: 'deployment', hub: 'core' }, [kept]);
    expect([...fleet.deployments()].map(({ state }) => state)).toEqual(
      names.map(() => 'ready'),
    );
  });

  it('lets a few go at once', () => {
    acm.upsertSites(['a', 'b', 'c'].map(name => siteRecord(name)));
    acm.listed({ kind: 'site', hub: 'core' }, ['core/a']);
    expect(site('b')?.availability.state).toBe('detached');
  });
});
