import type { DeploymentRow } from '@ai-edge/backstage-plugin-ai-edge-common';
import { useAiEdgeTranslation } from '../../translation';
import { NotKnown } from '../Count';
import { StatusLabel } from '../StatusLabel';
import { isRemembered } from './deploymentRow';

export interface StateLabelProps {
  deployment: Pick<
    DeploymentRow,
    'state' | 'message' | 'remembered' | 'asOf' | 'availability'
  >;
}

/** The state of a deployment, or that no site has reported it yet. */
export function StateLabel({ deployment }: StateLabelProps) {
  const t = useAiEdgeTranslation();
  const { state, message, asOf } = deployment;
  if (!state) return <NotKnown reason={t('unknown.notSeen')} />;
  const remembered = isRemembered(deployment);
  return (
    <StatusLabel
      kind="state"
      value={state}
      remembered={remembered}
      since={remembered ? asOf : undefined}
      detail={message}
    />
  );
}
