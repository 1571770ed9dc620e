import type { SiteLive } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { KubeObject } from '../../hubs';
import { toInstant } from '../kserve/toInstant';

type SitePolicy = NonNullable<SiteLive['policies']>[number];

/** What a site last said about one template of a policy, the newest first. */
interface PolicyDetail {
  compliant?: string;
  history?: { lastTimestamp?: string | null; message?: string }[] | null;
}

/** What is read of a replicated `policy.open-cluster-management.io/v1` Policy: one in the namespace of a cluster. */
export interface ReplicatedPolicy extends KubeObject {
  spec?: { disabled?: boolean; remediationAction?: string };
  status?: { compliant?: string; details?: PolicyDetail[] | null };
}

const ROOT = 'policy.open-cluster-management.io/root-policy';

const COMPLIANCE: Record<string, SitePolicy['compliance']> = {
  Compliant: 'compliant',
  NonCompliant: 'nonCompliant',
};

/** `<namespace>.<name>` of the root policy: a namespace has no dots, a name may. */
function rootOf({ metadata }: ReplicatedPolicy) {
  const name = metadata.labels?.[ROOT] ?? metadata.name;
  const dot = name.indexOf('.');
  return dot < 0
    ? { name }
    : { namespace: name.slice(0, dot), name: name.slice(dot + 1) };
}

/** A policy as it stands on one site. */
export function sitePolicy(policy: ReplicatedPolicy): SitePolicy {
  const { spec, status } = policy;
  const details = status?.details ?? [];
  const said = (
    details.find(({ compliant }) => compliant === 'NonCompliant') ?? details[0]
  )?.history?.[0];
  const since = toInstant(said?.lastTimestamp ?? undefined);
  return {
    ...rootOf(policy),
    compliance: COMPLIANCE[status?.compliant ?? ''] ?? 'pending',
    ...(spec?.remediationAction && {
      remediation: spec.remediationAction.toLowerCase(),
    }),
    ...(spec?.disabled && { disabled: true }),
    ...(said?.message && { message: said.message }),
    ...(since !== undefined && { since }),
  };
}
