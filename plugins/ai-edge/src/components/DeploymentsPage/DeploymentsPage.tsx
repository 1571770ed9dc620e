import {
  deploymentListFields,
  deploymentReadPermission,
  type DeploymentListField,
  type DeploymentRow,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { RiBrainLine } from '@remixicon/react';
import { useMemo } from 'react';
import { aiEdgeApiRef } from '../../api/aiEdgeApiRef';
import type { FleetList } from '../../hooks/useFleetQuery';
import { deploymentRouteRef } from '../../routes';
import { useAiEdgeTranslation } from '../../translation';
import { DeployButton } from '../DeployButton';
import { FleetListPage } from '../FleetListPage';
import { StatePanel } from '../StatePanel';
import { toDeploymentTableRow, type DeploymentTableRow } from './deploymentRow';
import { useDeploymentColumns } from './useDeploymentColumns';
import { useDeploymentFacets } from './useDeploymentFacets';

/** What failed comes first; the backend orders states by urgency. */
const DEFAULT_SORT = { field: 'state', direction: 'asc' } as const;

/** The list of model deployments. */
export function DeploymentsPage() {
  const api = useApi(aiEdgeApiRef);
  const t = useAiEdgeTranslation();
  const deploymentLink = useRouteRef(deploymentRouteRef);
  const columns = useDeploymentColumns();
  const facets = useDeploymentFacets();
  const source = useMemo<FleetList<DeploymentRow, DeploymentListField>>(
    () => ({
      kinds: ['deployment', 'site', 'source', 'proposal'],
      list: (query, options) => api.getDeployments(query, options),
      summary: (query, options) => api.getDeploymentsSummary(query, options),
    }),
    [api],
  );

  return (
    <FleetListPage<DeploymentRow, DeploymentListField, DeploymentTableRow>
      words="deployments"
      permission={deploymentReadPermission.name}
      source={source}
      fields={deploymentListFields}
      defaultSort={DEFAULT_SORT}
      facets={facets}
      columns={columns}
      toRow={toDeploymentTableRow}
      getHref={row => deploymentLink(row.ref)}
      renderEmpty={() => (
        <StatePanel icon={RiBrainLine} action={<DeployButton />}>
          {t('empty.deployments')}
        </StatePanel>
      )}
    />
  );
}
