import type { DefaultLab } from '../../DefaultLab';
import type { Loop } from '../../Lab';
import { AvailabilityLoop } from './AvailabilityLoop';
import { ClusterSetLoop } from './ClusterSetLoop';
import { LeaseLoop } from './LeaseLoop';
import { PlacementLoop } from './PlacementLoop';
import { ViewLoop } from '../views/ViewLoop';
import { RegistrationLoop } from './RegistrationLoop';

/** The hub's own controllers and the agents that answer to them. */
export function hubLoops(lab: DefaultLab): Loop[] {
  return [
    RegistrationLoop.create(lab),
    LeaseLoop.create(),
    AvailabilityLoop.create(),
    ClusterSetLoop.create(),
    PlacementLoop.create(),
    ViewLoop.create(),
  ];
}
