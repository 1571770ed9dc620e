import { leaseSecondsFor, microTime, seedTimes } from './seedTimes';

describe('seedTimes', () => {
  it('puts the silence in the past, and the hub noticing it five leases later', () => {
    const times = seedTimes(new Date('2026-03-02T12:00:00Z'), 60);
    expect(times).toEqual({
      registered: '2026-01-21T12:00:00Z',
      silentSince: '2026-03-01T10:00:00Z',
      unknownSince: '2026-03-01T10:05:00Z',
      now: '2026-03-02T12:00:00Z',
      leaseSeconds: 60,
    });
    expect(microTime(times.now)).toBe('2026-03-02T12:00:00.000000Z');
  });

  it.each([
    [12, 1, 5],
    [12, 4, 20],
    [12, 60, 60],
    [12, 0.1, 5],
    [3500, 1, 60],
  ])(
    'renews the leases of %d sites at lag %d every %d s',
    (sites, lag, seconds) => {
      expect(leaseSecondsFor(sites, lag)).toBe(seconds);
    },
  );
});
