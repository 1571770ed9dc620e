import type {
  SiteDetail,
  SiteLive,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { Text } from '@backstage/ui';
import { useAiEdgeTranslation } from '../../translation';
import { AsOf } from '../AsOf';
import { Count } from '../Count';
import { Facts, PlainTable, Section } from '../Facts';
import { StatusLabel } from '../StatusLabel';
import { ReadNote } from './ReadNote';

type Policy = NonNullable<SiteLive['policies']>[number];

/** What is violated comes first. */
const URGENCY: Policy['compliance'][] = [
  'nonCompliant',
  'pending',
  'compliant',
];

function byUrgency(one: Policy, other: Policy): number {
  return URGENCY.indexOf(one.compliance) - URGENCY.indexOf(other.compliance);
}

export interface SitePoliciesProps {
  site: SiteDetail;
  /** The site does not answer: what it said of its policies is as last seen. */
  isSilent: boolean;
}

/** The policies as they stand on the site with what it said of each, else their numbers. */
export function SitePolicies({ site, isSilent }: SitePoliciesProps) {
  const t = useAiEdgeTranslation();
  const { policies, live, asOf } = site;
  const title = t('site.policies');
  const remediation = (policy: Policy) => {
    if (!policy.disabled) return policy.remediation;
    return policy.remediation
      ? t('health.disabled', { remediation: policy.remediation })
      : t('health.isDisabled');
  };
  if (live?.policies && live.policies.length > 0) {
    return (
      <Section title={title}>
        <PlainTable
          label={title}
          columns={[
            t('health.policy'),
            t('health.compliance'),
            t('health.remediation'),
            t('site.message'),
            t('site.changed'),
          ]}
          rows={[...live.policies].sort(byUrgency).map(policy => ({
            id: `${policy.namespace}/${policy.name}`,
            cells: [
              <span title={policy.namespace}>{policy.name}</span>,
              <StatusLabel
                kind="compliance"
                value={policy.compliance}
                remembered={isSilent}
                since={isSilent ? policy.since ?? asOf : undefined}
              />,
              remediation(policy),
              policy.message,
              policy.since && <AsOf asOf={policy.since} />,
            ],
          }))}
        />
        <ReadNote asOf={live.asOf} isLive />
      </Section>
    );
  }
  const count = (value: number) => (
    <Count value={value} asOf={asOf} reason={t('unknown.noValue')} />
  );
  return (
    <Section title={title}>
      {policies ? (
        <>
          <Facts
            items={[
              { label: t('site.compliant'), value: count(policies.compliant) },
              {
                label: t('site.nonCompliant'),
                value: count(policies.nonCompliant),
              },
              {
                label: t('site.pendingPolicies'),
                value: count(policies.pending),
              },
            ]}
          />
          <ReadNote asOf={asOf} isLive={false} />
        </>
      ) : (
        <Text>{t('site.noPolicies')}</Text>
      )}
    </Section>
  );
}
