import type { ModelDeployment } from '@ai-edge/backstage-plugin-ai-edge-common';
import { Link, Text } from '@backstage/ui';
import { useAiEdgeTranslation } from '../../translation';
import { Count } from '../Count';
import { Facts } from '../Facts';

/** Where requests go to, and how they are split. */
export function DeploymentTraffic({
  deployment,
}: {
  deployment: Pick<ModelDeployment, 'endpoint' | 'traffic' | 'asOf'>;
}) {
  const t = useAiEdgeTranslation();
  const { endpoint, traffic, asOf } = deployment;
  return (
    <Facts
      items={[
        {
          label: t('deployment.endpoint'),
          value: endpoint ? (
            <Link href={endpoint.url}>{endpoint.url}</Link>
          ) : (
            <Text>{t('deployment.noEndpoint')}</Text>
          ),
        },
        ...(endpoint?.internalUrl
          ? [
              {
                label: t('deployment.internalEndpoint'),
                value: <code>{endpoint.internalUrl}</code>,
              },
            ]
          : []),
        ...(traffic?.length
          ? traffic.map(({ name, percent }) => ({
              label: name,
              value: (
                <Count
                  value={`${percent} %`}
                  asOf={asOf}
                  reason={t('unknown.noValue')}
                />
              ),
            }))
          : [
              {
                label: t('deployment.traffic'),
                value: t('deployment.noTraffic'),
              },
            ]),
      ]}
    />
  );
}
