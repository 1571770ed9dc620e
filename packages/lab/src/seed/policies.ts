import type { KubeObject } from '../kube';
import { seededUuid } from './seededUuid';
import type { SeedTimes } from './seedTimes';
import type { SiteProfile } from './SiteProfile';

export const POLICY_NAMESPACE = 'ai-edge-policies';

/** One root policy of the lab. */
export interface PolicyRule {
  name: string;
  remediation: 'inform' | 'enforce';
  compliant(site: SiteProfile): boolean;
}

export const POLICY_RULES: PolicyRule[] = [
  {
    name: 'edge-model-namespaces',
    remediation: 'enforce',
    compliant: () => true,
  },
  {
    name: 'edge-signed-images',
    remediation: 'inform',
    compliant: site => site.compliant,
  },
];

/** The spec of a policy, the same in its root and on every cluster. */
export function policySpec(rule: PolicyRule) {
  return {
    disabled: false,
    remediationAction: rule.remediation,
    'policy-templates': [
      {
        objectDefinition: {
          apiVersion: 'policy.open-cluster-management.io/v1',
          kind: 'ConfigurationPolicy',
          metadata: { name: rule.name },
          spec: { severity: 'medium', remediationAction: rule.remediation },
        },
      },
    ],
  };
}

/** The root policies with the verdict of every joined site. Silent sites keep their last one. */
export function policies(sites: SiteProfile[], times: SeedTimes): KubeObject[] {
  const joined = sites.filter(site => site.state !== 'pending');
  return POLICY_RULES.map(rule => {
    const status = joined.map(site => ({
      clustername: site.name,
      clusternamespace: site.name,
      compliant: rule.compliant(site) ? 'Compliant' : 'NonCompliant',
    }));
    return {
      apiVersion: 'policy.open-cluster-management.io/v1',
      kind: 'Policy',
      metadata: {
        name: rule.name,
        namespace: POLICY_NAMESPACE,
        uid: seededUuid('policy', rule.name),
        creationTimestamp: times.registered,
      },
      spec: policySpec(rule),
      status: {
        compliant: status.every(entry => entry.compliant === 'Compliant')
          ? 'Compliant'
          : 'NonCompliant',
        placement: [
          {
            placement: 'all-edge-sites',
            placementBinding: `${rule.name}-binding`,
          },
        ],
        status,
      },
    };
  });
}
