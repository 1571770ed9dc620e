import { useRouteRef } from '@backstage/core-plugin-api';
import { ButtonLink, Header, Link } from '@backstage/ui';
import { deploymentRouteRef, modelRouteRef, siteRouteRef } from '../../routes';
import { useAiEdgeTranslation } from '../../translation';
import { StandingLabel, StateLabel } from '../DeploymentsPage';
import { DeploymentActions } from './DeploymentActions';
import type { DeploymentTab } from './deploymentTab';
import type { ShownDeployment } from './shownDeployment';

export interface DeploymentHeaderProps {
  deployment: ShownDeployment;
  tab: DeploymentTab;
}

/** Model, site, state and standing, with the tabs. */
export function DeploymentHeader({ deployment, tab }: DeploymentHeaderProps) {
  const t = useAiEdgeTranslation();
  const { ref, model, standing } = deployment;
  const link = useRouteRef(deploymentRouteRef)(ref);
  const modelLink = useRouteRef(modelRouteRef)({ name: model.name });
  const siteLink = useRouteRef(siteRouteRef)({ hub: ref.hub, name: ref.site });
  return (
    <Header
      title={t('deployment.title', { name: model.name, site: ref.site })}
      customActions={
        <>
          {standing?.proposalUrl && (
            <ButtonLink variant="secondary" href={standing.proposalUrl}>
              {t('deployment.proposal')}
            </ButtonLink>
          )}
          <DeploymentActions deployment={deployment} />
        </>
      }
      metadata={[
        {
          label: t('fields.state'),
          value: <StateLabel deployment={deployment} />,
        },
        {
          label: t('fields.standing'),
          value: <StandingLabel deployment={deployment} />,
        },
        {
          label: t('fields.model'),
          value: <Link href={modelLink}>{model.name}</Link>,
        },
        ...(model.version
          ? [{ label: t('fields.version'), value: model.version }]
          : []),
        {
          label: t('fields.site'),
          value: <Link href={siteLink}>{ref.site}</Link>,
        },
        { label: t('fields.hub'), value: ref.hub },
      ]}
      tabs={[
        { id: 'status', label: t('deployment.status'), href: `${link}/status` },
        {
          id: 'history',
          label: t('history.title'),
          href: `${link}/history`,
        },
        {
          id: 'metrics',
          label: t('deployment.metrics'),
          href: `${link}/metrics`,
        },
      ]}
      activeTabId={tab}
    />
  );
}
