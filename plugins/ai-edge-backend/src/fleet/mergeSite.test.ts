import { mergeSite, type SiteContext } from './mergeSite';

const ref = { hub: 'core', name: 'oslo' };
const context: SiteContext = {
  inventory: 'none',
  deployments: { total: 0, ready: 0, stale: 0 },
};
const record = (asOf: string, fields: object) => ({ ref, asOf, ...fields });

describe('mergeSite', () => {
  it('lets the first that knows a field decide it, and is as fresh as the newest', () => {
    expect(
      mergeSite(
        ref,
        [
          record('2026-11-20T10:00:00.000Z', { region: 'eu' }),
          record('2026-11-20T11:00:00.000Z', { region: 'us', arch: 'arm64' }),
        ],
        context,
      ),
    ).toEqual({
      ref,
      kind: 'cluster',
      region: 'eu',
      arch: 'arm64',
      availability: { state: 'unknown' },
      labels: {},
      addons: [],
      taints: [],
      inventory: 'none',
      deployments: { total: 0, ready: 0, stale: 0 },
      asOf: '2026-11-20T11:00:00.000Z',
    });
  });

  it.each([
    ['available', '2026-11-20T10:05:00.000Z'],
    ['unavailable', '2026-11-20T10:05:00.000Z'],
    ['unknown', '2026-11-20T10:05:00.000Z'],
  ])('is as fresh as the last contact when %s', (state, asOf) => {
    const site = mergeSite(
      ref,
      [record('2026-11-20T10:00:00.000Z', { availability: { state } })],
      { ...context, lastContact: '2026-11-20T10:05:00.000Z' },
    );
    expect(site.asOf).toBe(asOf);
  });

  it('is not made fresh by a detail that another source has read since', () => {
    const site = mergeSite(
      ref,
      [
        record('2026-11-20T10:00:00.000Z', {
          availability: { state: 'available' },
        }),
        record('2026-11-20T11:00:00.000Z', { serving: {} }),
      ],
      context,
    );
    expect(site.asOf).toBe('2026-11-20T10:00:00.000Z');
  });

  it('does not make old facts of a silent site look new', () => {
    const site = mergeSite(
      ref,
      [
        record('2026-11-20T10:00:00.000Z', {
          availability: { state: 'unknown' },
        }),
      ],
      { ...context, lastContact: '2026-11-19T22:00:00.000Z' },
    );
    expect(site.asOf).toBe('2026-11-19T22:00:00.000Z');
  });
});
