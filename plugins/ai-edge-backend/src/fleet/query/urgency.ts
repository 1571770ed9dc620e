import type {
  AvailabilityState,
  DeploymentState,
  StandingState,
} from '@ai-edge/backstage-plugin-ai-edge-common';

/** What needs a look comes first. */
export const availabilityUrgency: readonly AvailabilityState[] = [
  'unavailable',
  'unknown',
  'pending',
  'detached',
  'available',
];

/** What needs a look comes first. */
export const stateUrgency: readonly DeploymentState[] = [
  'failed',
  'progressing',
  'unknown',
  'stopped',
  'leaving',
  'ready',
];

/** What needs a look comes first. */
export const standingUrgency: readonly StandingState[] = [
  'diverged',
  'behind',
  'not-registered',
  'not-reporting',
  'unmanaged',
  'unknown',
  'in-step',
];
