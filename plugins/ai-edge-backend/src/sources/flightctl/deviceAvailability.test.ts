import { device } from '../../__testUtils__/deviceObjects';
import { deviceAvailability } from './deviceAvailability';

const NOW = Date.parse('2026-11-20T12:00:00Z');

describe('deviceAvailability', () => {
  it.each([
    ['Online', 'available'],
    ['Degraded', 'available'],
    ['Error', 'available'],
    ['ConflictPaused', 'available'],
    ['Rebooting', 'unavailable'],
    ['PoweredOff', 'unavailable'],
    ['AwaitingReconnect', 'unknown'],
    ['Unknown', 'unknown'],
    ['constructor', 'unknown'],
  ])('%s is %s', (summary, state) => {
    expect(deviceAvailability(device('d1', { summary }), NOW)).toMatchObject({
      state,
      reason: summary,
    });
  });

  it('says why, in the device’s words', () => {
    const { status, ...rest } = device('d1');
    const summary = { status: 'Degraded', info: 'disk is full' };
    expect(
      deviceAvailability({ ...rest, status: { ...status, summary } }, NOW),
    ).toEqual({
      state: 'available',
      reason: 'Degraded',
      message: 'disk is full',
    });
  });

  it('waits for a device that has never reported', () => {
    expect(deviceAvailability({ metadata: { name: 'd1' } }, NOW)).toEqual({
      state: 'pending',
    });
  });

  it.each([
    ['2026-11-20T11:50:00Z', 'available'],
    ['2026-11-20T11:40:00Z', 'unknown'],
  ])('does not believe in Online when last seen %s: %s', (lastSeen, state) => {
    const { status, ...rest } = device('d1');
    expect(
      deviceAvailability({ ...rest, status: { ...status, lastSeen } }, NOW)
        .state,
    ).toBe(state);
  });

  it('knows a device that was let go', () => {
    const { status, ...rest } = device('d1');
    const lifecycle = { status: 'Decommissioned' };
    expect(
      deviceAvailability({ ...rest, status: { ...status, lifecycle } }, NOW)
        .state,
    ).toBe('detached');
  });
});
