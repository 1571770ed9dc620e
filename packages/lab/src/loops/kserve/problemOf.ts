import type { KubeObject } from '../../kube/types';
import type { Lab, LabSite } from '../../Lab';
import { kinds } from '../kinds';
import { acceleratorsOf, artifactOf, runtimeOf } from './serving';

/** Why an InferenceService does not come up on a site. */
export interface ServingProblem {
  kind: 'unschedulable' | 'failed-to-load' | 'no-runtime';
  message: string;
}

/**
 * Name of a ConfigMap in a site's `default` namespace that makes models fail there:
 * `data.failModels` is a comma-separated list of InferenceService names, or `*`.
 */
export const FAULTS = 'lab-faults';

export function problemOf(
  lab: Lab,
  site: LabSite,
  service: KubeObject,
): ServingProblem | undefined {
  const format = service.spec.predictor?.model?.modelFormat?.name;
  if (format && !runtimeOf(service)) {
    return {
      kind: 'no-runtime',
      message: `No runtime found to support specified framework/version: ${format}`,
    };
  }
  const allocatable =
    lab.hub(site.hub).get({ ...kinds.managedCluster, name: site.name })?.status
      ?.allocatable ?? {};
  for (const [resource, count] of Object.entries(acceleratorsOf(service))) {
    if (Number(allocatable[resource] ?? 0) < count) {
      return {
        kind: 'unschedulable',
        message: `0/1 nodes are available: 1 Insufficient ${resource}. preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.`,
      };
    }
  }
  const faults: string =
    site.store.get({ ...kinds.configMap, namespace: 'default', name: FAULTS })
      ?.data?.failModels ?? '';
  const names = faults.split(',').map(name => name.trim());
  const uri = artifactOf(service);
  if (names.includes('*') || names.includes(service.metadata.name)) {
    return {
      kind: 'failed-to-load',
      message: `Failed to load model ${service.metadata.name}: fault injected on ${site.name}`,
    };
  }
  if (uri.includes('broken')) {
    return {
      kind: 'failed-to-load',
      message: `RuntimeError: Failed to fetch model. No model found in ${uri}.`,
    };
  }
  return undefined;
}
