import type { DeploymentDetail } from '@ai-edge/backstage-plugin-ai-edge-common';

/** A deployment with how far it can be believed now. */
export interface ShownDeployment extends DeploymentDetail {
  /** The hub does not answer: the standing is the last one that could be decided. */
  isHubSilent: boolean;
  /** The site, not only its hub, was silent when the answer was made. */
  isSiteSilent: boolean;
}

/** What a silent hub cannot confirm is as last seen; what the site itself said just now is not. */
export function shownDeployment(
  deployment: DeploymentDetail,
  isHubSilent: boolean,
): ShownDeployment {
  return {
    ...deployment,
    isHubSilent,
    isSiteSilent: Boolean(deployment.remembered),
    remembered: deployment.remembered || (isHubSilent && !deployment.live),
  };
}
