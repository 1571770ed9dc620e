import type { ModelDeployment } from '@ai-edge/backstage-plugin-ai-edge-common';
import { useAiEdgeTranslation } from '../../translation';
import { StageLine } from '../StageLine';
import { stages } from './stages';

export interface DeploymentStagesProps {
  deployment: Pick<
    ModelDeployment,
    'standing' | 'state' | 'model' | 'remembered'
  >;
}

/** Three dots on a line: proposed, merged, on the site. The gap is the message. */
export function DeploymentStages({ deployment }: DeploymentStagesProps) {
  const t = useAiEdgeTranslation();
  const { proposed, merged, onSite } = stages(deployment);
  const { version } = deployment.model;
  const isOnSite = onSite === 'done' || deployment.state !== undefined;
  const seen = [version, onSite === 'not-known' && t('deployment.asLastSeen')];
  return (
    <StageLine
      label={t('deployment.line')}
      stages={[
        { id: 'proposed', label: t('deployment.proposed'), state: proposed },
        {
          id: 'merged',
          label: t('deployment.merged'),
          state: merged,
          detail: merged === 'ahead' ? t('deployment.notInGit') : undefined,
        },
        {
          id: 'onSite',
          label: t('deployment.onSite'),
          state: onSite,
          detail: isOnSite
            ? seen.filter(Boolean).join(', ')
            : t('deployment.notHere'),
        },
      ]}
    />
  );
}
