import { Alert, Flex, Text } from '@backstage/ui';
import { useAiEdgeTranslation } from '../../translation';
import { AsOf, useAge } from '../AsOf';
import { Count } from '../Count';
import { replicasText } from '../DeploymentsPage';
import { Conditions, Facts, Section } from '../Facts';
import { DeploymentArtifact } from './DeploymentArtifact';
import { DeploymentStages } from './DeploymentStages';
import { DeploymentTraffic } from './DeploymentTraffic';
import type { ShownDeployment } from './shownDeployment';

/** One sentence of standing, then what the site reported. */
export function DeploymentStatus({
  deployment,
}: {
  deployment: ShownDeployment;
}) {
  const t = useAiEdgeTranslation();
  const { time } = useAge();
  const { standing, message, isSiteSilent, asOf, ref } = deployment;
  return (
    <Flex direction="column" gap="4">
      {isSiteSilent && (
        <div role="status">
          <Alert
            status="info"
            icon
            title={t('site.silent', { time: time(asOf) })}
            description={t('site.silentDetail')}
          />
        </div>
      )}
      <Section title={t('fields.standing')}>
        <Flex direction="column" gap="3">
          <Text as="p">
            {standing?.text ?? t('deployment.standingUnknown')}
          </Text>
          {standing?.code && (
            <Text as="p" color="secondary">
              {t(`standingCode.${standing.code}`)}
            </Text>
          )}
          <DeploymentStages deployment={deployment} />
          {message && <Text as="p">{message}</Text>}
        </Flex>
      </Section>
      <Section title={t('deployment.conditions')}>
        <Conditions
          label={t('deployment.conditions')}
          conditions={deployment.conditions}
          empty={t('deployment.noConditions')}
        />
        <Text as="p" color="secondary" variant="body-small">
          {deployment.live
            ? t('deployment.live')
            : deployment.liveMessage ?? t('deployment.notLive')}{' '}
          ({t('asOf.prefix')} <AsOf asOf={asOf} source={deployment.source} />)
        </Text>
      </Section>
      <Section title={t('deployment.artifact')}>
        <DeploymentArtifact artifact={deployment.artifact} />
      </Section>
      <Section title={t('deployment.traffic')}>
        <DeploymentTraffic deployment={deployment} />
      </Section>
      <Section title={t('deployment.facts')}>
        <Facts
          items={[
            { label: t('fields.namespace'), value: ref.namespace },
            { label: t('fields.kind'), value: `${ref.kind} ${ref.name}` },
            { label: t('fields.mode'), value: deployment.mode },
            {
              label: t('fields.replicas'),
              value: (
                <Count
                  value={replicasText(deployment.replicas, (ready, desired) =>
                    t('deployment.replicasOf', { ready, desired }),
                  )}
                  asOf={asOf}
                  reason={t('unknown.noReplicas')}
                />
              ),
            },
            ...(
              [
                [t('fields.runtime'), deployment.runtime],
                [t('fields.ring'), deployment.ring],
                [t('fields.owner'), deployment.owner],
                [t('deployment.revision'), standing?.revision],
              ] as const
            ).flatMap(([label, value]) => (value ? [{ label, value }] : [])),
          ]}
        />
      </Section>
    </Flex>
  );
}
