import type { FleetDecision } from '../../permissions/FleetAuthorizer';

/**
 * The portal's own decision, for planning again what somebody was allowed to ask for. Nothing of what it lets see
 * goes to anybody but the repository itself.
 */
export const unrestricted: FleetDecision = {
  readSite: () => true,
  changeSite: () => true,
  readDeployment: () => true,
  readsAllDeployments: true,
  key: 'portal',
};
