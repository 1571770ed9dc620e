import type { SourceStatus } from '@ai-edge/backstage-plugin-ai-edge-common';
import { alertsOf, silentHubsOf } from './alertsOf';

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
    expect(alertsOf([hub('starting')], true)).toEqual([]);
    expect(alertsOf([hub('starting')], false)).toMatchObject([
      { kind: 'reading-hub' },
    ]);
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
