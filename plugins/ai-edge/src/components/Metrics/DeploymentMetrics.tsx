import {
  deploymentReadPermission,
  metricRanges,
  stringifyDeploymentRef,
  type DeploymentRef,
  type MetricRange,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { useApi } from '@backstage/core-plugin-api';
import {
  Flex,
  Skeleton,
  Text,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import { useSearchParams } from 'react-router-dom';
import { aiEdgeApiRef } from '../../api/aiEdgeApiRef';
import { useDelayed } from '../../hooks/useDelayed';
import { useFleetData } from '../../hooks/useFleetData';
import { useAiEdgeTranslation } from '../../translation';
import { ErrorPanel, StoppedAlert } from '../StatePanel';
import { MetricPanelCard } from './MetricPanelCard';

/** The named panels of one deployment; the period is in the address. */
export function DeploymentMetrics({
  deployment,
}: {
  deployment: DeploymentRef;
}) {
  const api = useApi(aiEdgeApiRef);
  const t = useAiEdgeTranslation();
  const [params, setParams] = useSearchParams();
  const asked = params.get('range') as MetricRange | null;
  const range = asked && metricRanges.includes(asked) ? asked : '1h';
  const metrics = useFleetData(
    `${stringifyDeploymentRef(deployment)} ${range}`,
    signal => api.getDeploymentMetrics(deployment, { range }, { signal }),
    [],
  );
  const showsSkeleton = useDelayed(metrics.isLoading, 200);
  const { data, error, reload } = metrics;

  return (
    <Flex direction="column" gap="4">
      <ToggleButtonGroup
        aria-label={t('metrics.range')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[range]}
        onSelectionChange={keys => {
          const next = new URLSearchParams(params);
          next.set('range', String([...keys][0]));
          setParams(next, { replace: true });
        }}
      >
        {metricRanges.map(value => (
          <ToggleButton key={value} id={value}>
            {t(`metrics.${value}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {error && !data && (
        <ErrorPanel
          error={error}
          things={t('things.metrics')}
          Things={t('things.Metrics')}
          permission={deploymentReadPermission.name}
          onRetry={reload}
        />
      )}
      {error && data?.panels[0] && (
        <StoppedAlert
          error={error}
          asOf={data.panels[0].asOf}
          detail={t('panel.stoppedFacts')}
          onRetry={reload}
        />
      )}
      {showsSkeleton && <Skeleton width="100%" height={220} />}
      {data?.panels.length === 0 && <Text as="p">{t('metrics.none')}</Text>}
      {data?.panels.map(panel => (
        <MetricPanelCard
          key={panel.panel}
          panel={panel}
          range={range}
          hub={deployment.hub}
        />
      ))}
    </Flex>
  );
}
