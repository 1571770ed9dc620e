import type { DeploymentState } from '@ai-edge/backstage-plugin-ai-edge-common';

const STATES: Record<string, DeploymentState> = {
  Healthy: 'ready',
  Progressing: 'progressing',
  Missing: 'progressing',
  Degraded: 'failed',
  Suspended: 'stopped',
};

const MESSAGES: Record<string, string> = {
  Missing: 'Argo CD has not created it on the site yet.',
  Degraded: 'Argo CD calls it degraded.',
};

/** One word for how a deployment is, of Argo CD's health; whatever is not known stays unknown. */
export function healthState(health: string | undefined): {
  state: DeploymentState;
  message?: string;
} {
  return {
    state: STATES[health ?? ''] ?? 'unknown',
    message: MESSAGES[health ?? ''],
  };
}
