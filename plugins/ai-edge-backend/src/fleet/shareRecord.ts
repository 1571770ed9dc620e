import type { DeploymentRef } from '@ai-edge/backstage-plugin-ai-edge-common';
import type {
  DeploymentRecord,
  ObservedCondition,
  SiteRecord,
} from '@ai-edge/backstage-plugin-ai-edge-node';
import type { SharedValues } from './SharedValues';

/** Texts that hardly ever occur twice. */
const UNIQUE = new Set(['since', 'asOf', 'lastContact', 'uid', 'timeAdded']);

function shareConditions(
  conditions: ObservedCondition[] | undefined,
  shared: SharedValues,
): void {
  conditions?.forEach(condition => shared.texts(condition, UNIQUE));
}

/** The record of a site with one copy of what other sites say too. */
export function shareSite(
  record: SiteRecord,
  shared: SharedValues,
): SiteRecord {
  const own = { ...record };
  shared.texts(own, UNIQUE);
  shared.texts(own.labels);
  shared.texts(own.claims);
  shareConditions(own.conditions, shared);
  if (own.capacity) own.capacity = shared.value(own.capacity);
  if (own.allocatable) own.allocatable = shared.value(own.allocatable);
  if (own.clusterSets) own.clusterSets = shared.value(own.clusterSets);
  if (own.placements) own.placements = shared.value(own.placements);
  if (own.addons) own.addons = shared.value(own.addons);
  if (own.taints) own.taints = shared.value(own.taints);
  if (own.availability) own.availability = shared.value(own.availability);
  return own;
}

/** The record of a deployment under the ref that the index has for it, with one copy of what others say too. */
export function shareDeployment(
  record: DeploymentRecord,
  ref: DeploymentRef,
  shared: SharedValues,
): DeploymentRecord {
  const own = { ...record, ref };
  shared.texts(own, UNIQUE);
  shared.texts(own.delivery);
  shareConditions(own.conditions, shared);
  if (own.model) own.model = shared.value(own.model);
  if (own.artifact) own.artifact = shared.value(own.artifact);
  if (own.labels) own.labels = shared.value(own.labels);
  if (own.replicas) own.replicas = shared.value(own.replicas);
  return own;
}
