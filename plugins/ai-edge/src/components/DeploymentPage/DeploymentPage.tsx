import {
  deploymentReadPermission,
  stringifyDeploymentRef,
  type DeploymentRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { aiEdgeApiRef } from '../../api/aiEdgeApiRef';
import { useFleetData } from '../../hooks/useFleetData';
import { deploymentRouteRef, deploymentsRouteRef } from '../../routes';
import { useAiEdgeTranslation } from '../../translation';
import { DeploymentHistory } from '../DeploymentHistory';
import { DetailFrame } from '../DetailFrame';
import { DeploymentMetrics } from '../Metrics';
import { useHubSources } from '../SourceAlerts';
import { DeploymentHeader } from './DeploymentHeader';
import { DeploymentStatus } from './DeploymentStatus';
import type { DeploymentTab } from './deploymentTab';
import { shownDeployment } from './shownDeployment';

export interface DeploymentPageProps {
  deployment: DeploymentRef;
  tab: DeploymentTab;
}

/** One model on one site: why it is as it is. */
export function DeploymentPage({ deployment: ref, tab }: DeploymentPageProps) {
  const api = useApi(aiEdgeApiRef);
  const t = useAiEdgeTranslation();
  const listLink = useRouteRef(deploymentsRouteRef);
  const link = useRouteRef(deploymentRouteRef);
  const deployment = useFleetData(
    stringifyDeploymentRef(ref),
    signal => api.getDeployment(ref, { signal }),
    ['deployment', 'site', 'proposal', 'source'],
  );
  const hub = useHubSources(ref.hub, 'deployments');
  const shown =
    deployment.data && !deployment.isStale && !hub.isLoading
      ? shownDeployment(deployment.data, hub)
      : undefined;

  return (
    <DetailFrame
      entry={{
        label: t('deployment.title', { name: ref.name, site: ref.site }),
        href: link(ref),
      }}
      read={deployment}
      shown={shown}
      hub={hub}
      header={data => <DeploymentHeader deployment={data} tab={tab} />}
      things={t('things.theDeployment')}
      Things={t('things.TheDeployment')}
      permission={deploymentReadPermission.name}
      notFound={{
        text: t('panel.deploymentNotFound', {
          name: ref.name,
          site: ref.site,
          hub: ref.hub,
        }),
        href: listLink(),
        label: t('action.allDeployments'),
      }}
    >
      {data => {
        switch (tab) {
          case 'history':
            return <DeploymentHistory deployment={data} />;
          case 'metrics':
            return <DeploymentMetrics deployment={ref} />;
          default:
            return <DeploymentStatus deployment={data} />;
        }
      }}
    </DetailFrame>
  );
}
