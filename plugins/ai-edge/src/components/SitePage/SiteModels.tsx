import {
  deploymentReadPermission,
  stringifySiteRef,
  type SiteDetail,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Card, CardBody, Text } from '@backstage/ui';
import { RiBrainLine } from '@remixicon/react';
import { useMemo } from 'react';
import { deploymentRouteRef } from '../../routes';
import { useAiEdgeTranslation } from '../../translation';
import { toDeploymentTableRow, useDeploymentColumns } from '../DeploymentsPage';
import { FleetTable } from '../FleetTable';
import { isSilent, silenceOf } from '../SitesPage';
import { silentHubsOf } from '../SourceAlerts';
import { ErrorPanel, StatePanel, StoppedAlert } from '../StatePanel';
import { useSiteDeployments } from './useSiteDeployments';

/** What runs on the site, as last seen when it is silent. */
export function SiteModels({
  site,
}: {
  site: Pick<SiteDetail, 'ref' | 'kind' | 'availability' | 'inventory'>;
}) {
  const t = useAiEdgeTranslation();
  const link = useRouteRef(deploymentRouteRef);
  const { data, error, isLoading, reload } = useSiteDeployments(site.ref);
  const silentHubs = useMemo(() => silentHubsOf(data?.sources ?? []), [data]);
  const columns = useDeploymentColumns({
    hidesSite: true,
    isSilent: isSilent({
      availability: site.availability,
      ...silenceOf(site, silentHubs),
    }),
    isSortable: false,
  });
  const shown = useMemo(
    () => columns.filter(({ isDefault, id }) => isDefault || id === 'mode'),
    [columns],
  );
  const rows = useMemo(
    () => data?.items.map(item => toDeploymentTableRow(item, silentHubs)),
    [data, silentHubs],
  );
  if (error && !data) {
    return (
      <ErrorPanel
        error={error}
        things={t('things.deployments')}
        Things={t('things.Deployments')}
        permission={deploymentReadPermission.name}
        onRetry={reload}
      />
    );
  }
  const note =
    site.inventory === 'none' ? t('site.noInventory') : t('site.gitopsOnly');
  return (
    <Card>
      <CardBody>
        {error && data && (
          <StoppedAlert
            error={error}
            asOf={data.asOf}
            detail={t('panel.stoppedDetail')}
            onRetry={reload}
          />
        )}
        <FleetTable
          label={`${t('site.models')}: ${stringifySiteRef(site.ref)}`}
          columns={shown}
          rows={rows}
          isPending={isLoading}
          getHref={row => link(row.ref)}
          isCompact
          emptyState={
            <StatePanel icon={RiBrainLine}>{t('site.noModels')}</StatePanel>
          }
        />
        {site.inventory !== 'complete' && (
          <Text as="p" color="secondary" variant="body-small">
            {note}
          </Text>
        )}
      </CardBody>
    </Card>
  );
}
