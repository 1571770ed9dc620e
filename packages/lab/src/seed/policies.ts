import type { KubeObject } from '../kube';
import { seededUuid } from './seededUuid';
import type { SeedTimes } from './seedTimes';
import type { SiteProfile } from './SiteProfile';

const NAMESPACE = 'ai-edge-policies';

interface Rule {
  name: string;
  remediation: 'inform' | 'enforce';
  compliant(site: SiteProfile): boolean;
}

const RULES: Rule[] = [
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

/** The root policies with the verdict of every joined site. Silent sites keep their last one. */
export function policies(sites: SiteProfile[], times: SeedTimes): KubeObject[] {
  const joined = sites.filter(site => site.state !== 'pending');
  return RULES.map(rule => {
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
        namespace: NAMESPACE,
        uid: seededUuid('policy', rule.name),
        creationTimestamp: times.registered,
      },
      spec: {
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
      },
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
