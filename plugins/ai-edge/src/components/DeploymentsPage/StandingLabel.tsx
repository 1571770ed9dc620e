import type { DeploymentRow } from '@ai-edge/backstage-plugin-ai-edge-common';
import { useAiEdgeTranslation } from '../../translation';
import { NotKnown } from '../Count';
import { StatusLabel } from '../StatusLabel';

export interface StandingLabelProps {
  deployment: Pick<DeploymentRow, 'standing' | 'asOf'> & {
    isHubSilent?: boolean;
    hubSilentSince?: string;
  };
}

/** What Git wants against what the site runs, in one word; the sentence, and what to do about it, is in the tooltip. */
export function StandingLabel({ deployment }: StandingLabelProps) {
  const t = useAiEdgeTranslation();
  const { standing, asOf, isHubSilent, hubSilentSince } = deployment;
  if (!standing) return <NotKnown reason={t('unknown.noStanding')} />;
  return (
    <StatusLabel
      kind="standing"
      value={standing.state}
      remembered={isHubSilent}
      // The state may be newer: a site can be read while its hub is away. The verdict cannot.
      since={isHubSilent ? hubSilentSince ?? asOf : undefined}
      detail={[
        standing.text,
        standing.code && t(`standingCode.${standing.code}`),
      ]
        .filter(Boolean)
        .join(' ')}
    />
  );
}
