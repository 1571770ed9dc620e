import type { SourceStatus } from '@ai-edge/backstage-plugin-ai-edge-common';
import { alertsOf, devicesOf, silentHubsOf } from './alertsOf';

const hub = (state: SourceStatus['state']): SourceStatus => ({
  id: 'core',
  kind: 'acm',
  hub: 'core',
  state,
  asOf: '2026-11-20T14:05:00.000Z',
});

describe('alertsOf', () => {
  it('is silent about what answers and about what is absent by configuration', () => {
    expect(alertsOf([hub('ok'), hub('absent')], true)).toEqual([]);
  });

  it('does not speak of starting once everything has been read', () => {
    const fresh = { ...hub('starting'), asOf: undefined };
    expect(alertsOf([fresh], true)).toEqual([]);
    expect(alertsOf([fresh], false)).toMatchObject([{ kind: 'reading-hub' }]);
  });

  it('knows a hub as of before the portal was started again', () => {
    expect(alertsOf([hub('starting')], true)).toMatchObject([
      { kind: 'restored-hub', since: '2026-11-20T14:05:00.000Z' },
    ]);
    expect(silentHubsOf([hub('starting')]).has('core')).toBe(true);
  });

  it('says what is held back of a hub that answers', () => {
    const held = { ...hub('ok'), held: 120 };
    expect(alertsOf([held], true)).toMatchObject([{ kind: 'held-hub' }]);
    expect(silentHubsOf([held]).size).toBe(0);
    expect(alertsOf([{ ...held, state: 'stale' }], true)).toMatchObject([
      { kind: 'hub' },
    ]);
  });

  it('does not take the silence of devices for that of clusters', () => {
    const devices: SourceStatus = {
      ...hub('stale'),
      id: 'flightctl:core',
      kind: 'flightctl',
    };
    expect([...silentHubsOf([devices]).keys()]).toEqual([devicesOf('core')]);
    expect(
      alertsOf([devices, hub('stale')], true).map(({ kind }) => kind),
    ).toEqual(['hub', 'source']);
  });

  it('does not repeat for each source that a hub is silent', () => {
    const works: SourceStatus = { ...hub('stale'), id: 'w', kind: 'argocd' };
    const west: SourceStatus = { ...works, id: 'x', hub: 'west' };
    expect(
      alertsOf([works, west, hub('stale')], true).map(
        ({ source }) => source.id,
      ),
    ).toEqual(['core', 'x']);
    expect([...silentHubsOf([works, west, hub('stale')])]).toEqual([
      ['core', '2026-11-20T14:05:00.000Z'],
    ]);
  });

  it('names hubs before other sources, with the time of their last answer', () => {
    const metrics: SourceStatus = {
      id: 'core/metrics',
      kind: 'thanos',
      hub: 'west',
      state: 'failed',
      since: '2026-11-20T13:00:00.000Z',
    };
    expect(alertsOf([metrics, hub('stale')], true)).toMatchObject([
      { kind: 'hub', since: '2026-11-20T14:05:00.000Z' },
      { kind: 'source', since: '2026-11-20T13:00:00.000Z' },
    ]);
  });
});
