import {
  deploymentReadPermission,
  stringifyDeploymentRef,
  type DeploymentRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import { Container, Skeleton, VisuallyHidden } from '@backstage/ui';
import { aiEdgeApiRef } from '../../api/aiEdgeApiRef';
import { useDelayed } from '../../hooks/useDelayed';
import { useFleetData } from '../../hooks/useFleetData';
import { deploymentRouteRef, deploymentsRouteRef } from '../../routes';
import { useAiEdgeTranslation } from '../../translation';
import { DeploymentMetrics } from '../Metrics';
import { SourceAlerts, useHubSources } from '../SourceAlerts';
import { ErrorPanel, StoppedAlert } from '../StatePanel';
import { DeploymentHeader } from './DeploymentHeader';
import { DeploymentStatus } from './DeploymentStatus';
import { shownDeployment } from './shownDeployment';

export interface DeploymentPageProps {
  deployment: DeploymentRef;
  tab: 'status' | 'metrics';
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
  const { error, reload } = deployment;
  const data =
    deployment.data && !deployment.isStale && !hub.isLoading
      ? shownDeployment(deployment.data, hub)
      : undefined;
  const showsSkeleton = useDelayed(!data && !error, 200);

  return (
    <BreadcrumbEntry
      entry={{
        label: t('deployment.title', { name: ref.name, site: ref.site }),
        href: link(ref),
      }}
    >
      {data && (
        <>
          <DeploymentHeader deployment={data} tab={tab} />
          <Container>
            {error && (
              <StoppedAlert
                error={error}
                asOf={data.asOf}
                detail={t('panel.stoppedFacts')}
                onRetry={reload}
              />
            )}
            <SourceAlerts
              sources={hub.sources}
              complete={hub.complete}
              mb="4"
            />
            {tab === 'status' ? (
              <DeploymentStatus deployment={data} />
            ) : (
              <DeploymentMetrics deployment={ref} />
            )}
          </Container>
        </>
      )}
      {error && !deployment.data && (
        <Container>
          <ErrorPanel
            error={error}
            things={t('things.theDeployment')}
            Things={t('things.TheDeployment')}
            permission={deploymentReadPermission.name}
            onRetry={reload}
            notFound={{
              text: t('panel.deploymentNotFound', {
                name: ref.name,
                site: ref.site,
                hub: ref.hub,
              }),
              href: listLink(),
              label: t('action.allDeployments'),
            }}
          />
        </Container>
      )}
      {showsSkeleton && (
        <Container>
          <VisuallyHidden role="status">
            {t('panel.loading', { things: t('things.theDeployment') })}
          </VisuallyHidden>
          <Skeleton width="40%" height={32} style={{ margin: '24px 0' }} />
          <Skeleton width="100%" height={180} />
        </Container>
      )}
    </BreadcrumbEntry>
  );
}
