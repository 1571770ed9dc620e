import type { KubeObject } from '../../kube/types';
import type { Lab, LabSite } from '../../Lab';
import { conditionOf } from '../../loops/conditions';
import { kinds } from '../../loops/kinds';
import { runtimeOf } from '../../loops/kserve/serving';

export type RuntimeFamily = 'ovms' | 'mlserver' | 'kserve';

/** A model server that is scraped. */
export interface Workload {
  cluster: string;
  namespace: string;
  /** Deployment that runs it. */
  deployment: string;
  pod: string;
  model: string;
  family: RuntimeFamily;
  /** Seconds since the epoch. */
  since: number;
}

/** How much past the lab pretends to have for what was there when it started, in seconds. */
const HISTORY = 14 * 86_400;

/** What becomes ready this long after the start was there before, in seconds at lag 1. */
const SEEDED = 30;

const familyOf = (runtime: string): RuntimeFamily => {
  if (/ovms|openvino|triton/.test(runtime)) return 'ovms';
  return /kserve-huggingface|vllm/.test(runtime) ? 'kserve' : 'mlserver';
};

/** The model servers of a site that are ready, with the instant from which they have been scraped. */
export function workloadsOf(
  lab: Lab,
  site: LabSite,
  started: number,
): Workload[] {
  const seenSince = (object: KubeObject, type: string): number | undefined => {
    const condition = conditionOf(object, type);
    if (condition?.status !== 'True') return undefined;
    const ready = Date.parse(condition.lastTransitionTime ?? '') / 1000;
    const created = Date.parse(object.metadata.creationTimestamp ?? '') / 1000;
    return Math.min(created || ready, ready) <
      started + SEEDED * lab.options.lag
      ? Math.min(ready, started) - HISTORY
      : ready;
  };
  const podOf = (namespace: string, test: (pod: KubeObject) => boolean) =>
    site.store.list(kinds.pod, { namespace }).find(test)?.metadata.name;

  const services = site.store.list(kinds.inferenceService).flatMap(service => {
    const { name, namespace = 'default' } = service.metadata;
    const since = seenSince(service, 'Ready');
    if (since === undefined) return [];
    const deployment = `${name}-predictor`;
    const pod = podOf(
      namespace,
      ({ metadata }) =>
        metadata.labels?.['serving.kserve.io/inferenceservice'] === name,
    );
    return [
      {
        cluster: site.name,
        namespace,
        deployment,
        pod: pod ?? `${deployment}-0`,
        model: service.metadata.labels?.['ai-edge/model'] ?? name,
        family: familyOf(runtimeOf(service) ?? ''),
        since,
      },
    ];
  });
  const deployments = site.store.list(kinds.deployment).flatMap(deployment => {
    const { name, namespace = 'default', labels, uid } = deployment.metadata;
    const since = seenSince(deployment, 'Available');
    const model = labels?.['model-name'];
    if (since === undefined || !model) return [];
    const pod = podOf(namespace, ({ metadata }) =>
      Boolean(metadata.ownerReferences?.some(owner => owner.uid === uid)),
    );
    return [
      {
        cluster: site.name,
        namespace,
        deployment: name,
        pod: pod ?? `${name}-0`,
        model,
        family: /tensorflow|openvino|onnx/.test(model)
          ? ('ovms' as const)
          : ('mlserver' as const),
        since,
      },
    ];
  });
  return [...services, ...deployments];
}

/** Until when a site can have been scraped: a dark one until its last contact. */
export function scrapedUntil(lab: Lab, site: LabSite): number {
  if (site.online()) return Infinity;
  const lease = lab.hub(site.hub).get({
    group: 'coordination.k8s.io',
    kind: 'Lease',
    namespace: site.name,
    name: 'managed-cluster-lease',
  });
  const renewed = Date.parse(lease?.spec?.renewTime ?? '') / 1000;
  return Number.isFinite(renewed) ? renewed : 0;
}
