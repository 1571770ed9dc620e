import type { KubeObject } from '../kube';
import { POLICY_NAMESPACE, POLICY_RULES, policySpec } from './policies';
import { seededUuid } from './seededUuid';
import type { SeedTimes } from './seedTimes';
import type { SiteProfile } from './SiteProfile';

const GROUP = 'policy.open-cluster-management.io';

/** The policies as the propagator copies them into a site's namespace, with what the site said last. */
export function replicatedPolicies(
  site: SiteProfile,
  times: SeedTimes,
): KubeObject[] {
  return POLICY_RULES.map(rule => {
    const root = `${POLICY_NAMESPACE}.${rule.name}`;
    const compliant = rule.compliant(site) ? 'Compliant' : 'NonCompliant';
    const message =
      compliant === 'Compliant'
        ? `${compliant}; notification - objects found as specified`
        : `${compliant}; violation - clusterimagepolicies [edge-models] not found`;
    return {
      apiVersion: `${GROUP}/v1`,
      kind: 'Policy',
      metadata: {
        name: root,
        namespace: site.name,
        uid: seededUuid('replicated-policy', site.name, rule.name),
        creationTimestamp: times.registered,
        labels: {
          [`${GROUP}/cluster-name`]: site.name,
          [`${GROUP}/cluster-namespace`]: site.name,
          [`${GROUP}/root-policy`]: root,
        },
      },
      spec: policySpec(rule),
      status: {
        compliant,
        details: [
          {
            compliant,
            templateMeta: { name: rule.name, creationTimestamp: null },
            history: [
              {
                eventName: `${root}.${seededUuid('event', root).slice(0, 8)}`,
                lastTimestamp: times.registered,
                message,
              },
            ],
          },
        ],
      },
    };
  });
}
