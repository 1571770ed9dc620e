import type { DeploymentDetail } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { HubSources } from '../SourceAlerts';

/** A deployment with how far it can be believed now. */
export interface ShownDeployment extends DeploymentDetail {
  /** The hub does not answer: the standing is the last one that could be decided. */
  isHubSilent: boolean;
  /** When that hub answered last, where it is known. */
  hubSilentSince?: string;
  /** The site, not only its hub, was silent when the answer was made. */
  isSiteSilent: boolean;
}

/** What a silent hub cannot confirm is as last seen; what the site itself said just now is not. */
export function shownDeployment(
  deployment: DeploymentDetail,
  hub: Pick<HubSources, 'isSilent' | 'silentSince'>,
): ShownDeployment {
  return {
    ...deployment,
    isHubSilent: hub.isSilent,
    hubSilentSince: hub.silentSince,
    isSiteSilent: Boolean(deployment.remembered),
    remembered: deployment.remembered || (hub.isSilent && !deployment.live),
  };
}
