import type { ModelDeployment } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { StageState } from '../StageLine';

export interface Stages {
  proposed: StageState;
  merged: StageState;
  onSite: StageState;
}

/**
 * Proposed, merged, on the site, read from the standing. The gap between the last two is the message; nothing is
 * claimed for a site that does not report.
 */
export function stages(
  deployment: Pick<ModelDeployment, 'standing' | 'state' | 'remembered'>,
): Stages {
  const known = stagesOf(deployment);
  return deployment.remembered ? { ...known, onSite: 'not-known' } : known;
}

function stagesOf(
  deployment: Pick<ModelDeployment, 'standing' | 'state'>,
): Stages {
  const { standing, state } = deployment;
  // What is merged may have been pushed without a proposal: only one that is known is claimed.
  const proposed = standing?.proposalUrl ? 'done' : 'not-known';
  switch (standing?.state) {
    case 'in-step':
      return { proposed, merged: 'done', onSite: 'done' };
    case 'behind':
    case 'not-registered':
    case 'diverged':
      return { proposed, merged: 'done', onSite: 'gap' };
    case 'not-reporting':
      return { proposed, merged: 'done', onSite: 'not-known' };
    case 'unmanaged':
      return {
        proposed: standing.proposalUrl ? 'done' : 'ahead',
        merged: 'ahead',
        onSite: state ? 'done' : 'ahead',
      };
    default:
      return {
        proposed: 'not-known',
        merged: 'not-known',
        onSite: state && state !== 'unknown' ? 'done' : 'not-known',
      };
  }
}
