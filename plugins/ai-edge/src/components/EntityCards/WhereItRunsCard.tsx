import {
  ANNOTATION_MODEL,
  deploymentReadPermission,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { Link, Skeleton, Text } from '@backstage/ui';
import { useMemo } from 'react';
import { aiEdgeApiRef } from '../../api/aiEdgeApiRef';
import { useFleetData } from '../../hooks/useFleetData';
import { modelRouteRef } from '../../routes';
import { useAiEdgeTranslation } from '../../translation';
import { toDeploymentTableRow } from '../DeploymentsPage';
import { silentHubsOf, SourceAlerts } from '../SourceAlerts';
import { ErrorPanel, StoppedAlert } from '../StatePanel';
import { WhereItRunsTable } from './WhereItRunsTable';

const SHOWN = 8;

/** Catalog card "Where it runs" of an entity that stands for, or belongs to, a model. */
export function WhereItRunsCard() {
  const api = useApi(aiEdgeApiRef);
  const t = useAiEdgeTranslation();
  const { entity } = useEntity();
  const modelLink = useRouteRef(modelRouteRef);
  const name = entity.metadata.annotations?.[ANNOTATION_MODEL] ?? '';
  const { data, error, isLoading, reload } = useFleetData(
    name,
    signal =>
      api.getDeployments(
        {
          filters: { model: [name] },
          orderBy: { field: 'state', direction: 'asc' },
          limit: SHOWN,
        },
        { signal },
      ),
    ['deployment', 'site', 'proposal', 'source'],
  );
  const rows = useMemo(() => {
    const silentHubs = silentHubsOf(data?.sources ?? []);
    return data?.items.map(item => toDeploymentTableRow(item, silentHubs));
  }, [data]);
  const hubs = new Set(data?.items.map(({ ref }) => ref.hub));
  const more = data ? data.totalItems - data.items.length : 0;
  return (
    <EntityInfoCard
      title={t('cards.whereItRuns')}
      footerActions={
        name && (
          <Link href={modelLink({ name })}>
            {t('cards.openModel', { name })}
          </Link>
        )
      }
    >
      {isLoading && <Skeleton width="100%" height={120} />}
      {error && !data && (
        <ErrorPanel
          error={error}
          things={t('things.deployments')}
          Things={t('things.Deployments')}
          permission={deploymentReadPermission.name}
          onRetry={reload}
        />
      )}
      {error && data && (
        <StoppedAlert
          error={error}
          asOf={data.asOf}
          detail={t('panel.stoppedDetail')}
          onRetry={reload}
        />
      )}
      {data && (
        <SourceAlerts
          sources={data.sources.filter(({ hub }) => hub && hubs.has(hub))}
          complete={data.complete}
          mb="2"
        />
      )}
      {data?.items.length === 0 && (
        <Text as="p">{t('cards.nowhere', { name })}</Text>
      )}
      {rows && rows.length > 0 && <WhereItRunsTable rows={rows} />}
      {more > 0 && (
        <Text as="p" color="secondary">
          {t('cards.more', { count: more })}
        </Text>
      )}
    </EntityInfoCard>
  );
}
