import {
  availabilityStates,
  deploymentStates,
  standingStates,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { availabilityUrgency, standingUrgency, stateUrgency } from './urgency';

describe('urgency', () => {
  it.each([
    ['availability', availabilityUrgency, availabilityStates],
    ['state', stateUrgency, deploymentStates],
    ['standing', standingUrgency, standingStates],
  ])('ranks every %s once', (_, urgency, all) => {
    expect([...urgency].sort()).toEqual([...all].sort());
  });
});
