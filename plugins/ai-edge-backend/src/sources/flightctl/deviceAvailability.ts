import type { Site } from '@ai-edge/backstage-plugin-ai-edge-common';
import { toInstant } from '../kserve/toInstant';
import type { Device } from './flightctlTypes';

type State = Site['availability']['state'];

/** FlightCtl's words for a device. One that is not well still answers; one that is not heard of is not down. */
const STATES: Record<string, State> = {
  Online: 'available',
  Degraded: 'available',
  Error: 'available',
  ConflictPaused: 'available',
  Rebooting: 'unavailable',
  PoweredOff: 'unavailable',
  AwaitingReconnect: 'unknown',
  Unknown: 'unknown',
};

/** FlightCtl itself gives a device up after five minutes: three times that long it was not FlightCtl that looked. */
const LOST_MS = 15 * 60_000;

/**
 * Whether a device answers, as FlightCtl says it. A server that is ill itself may go on saying `Online`: where it
 * tells when the device was seen last, that is looked at beside it.
 */
export function deviceAvailability(
  { status }: Device,
  now: number,
): Site['availability'] {
  const { summary, lifecycle } = status ?? {};
  if (lifecycle?.status === 'Decommissioned') {
    return { state: 'detached', reason: lifecycle.status };
  }
  if (!summary?.status) return { state: 'pending' };
  const state = Object.hasOwn(STATES, summary.status)
    ? STATES[summary.status]
    : 'unknown';
  const seen = toInstant(status?.lastSeen);
  if (
    state === 'available' &&
    seen !== undefined &&
    now - Date.parse(seen) > LOST_MS
  ) {
    return {
      state: 'unknown',
      reason: 'LastSeenExpired',
      message: 'The device is said to be online but was not seen for long.',
    };
  }
  return {
    state,
    reason: summary.status,
    ...(summary.info && { message: summary.info }),
  };
}
