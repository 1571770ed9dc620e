import type { DeploymentRow } from '@ai-edge/backstage-plugin-ai-edge-common';
import { useAiEdgeTranslation } from '../../translation';
import { NotKnown } from '../Count';
import { StatusLabel } from '../StatusLabel';

export interface StandingLabelProps {
  deployment: Pick<DeploymentRow, 'standing' | 'asOf'> & {
    isHubSilent?: boolean;
  };
}

/** What Git wants against what the site runs, in one word; the sentence is in the tooltip. */
export function StandingLabel({ deployment }: StandingLabelProps) {
  const t = useAiEdgeTranslation();
  const { standing, asOf, isHubSilent } = deployment;
  if (!standing) return <NotKnown reason={t('unknown.noStanding')} />;
  return (
    <StatusLabel
      kind="standing"
      value={standing.state}
      remembered={isHubSilent}
      since={isHubSilent ? asOf : undefined}
      detail={standing.text}
    />
  );
}
