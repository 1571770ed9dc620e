import type { KubeObject } from '../../kube/types';
import { setConditions, type Condition } from '../conditions';
import { isStopped } from './serving';

const PARTS = [
  'PresetsCombined',
  'MainWorkloadReady',
  'WorkloadsReady',
  'HTTPRoutesReady',
  'RouterReady',
  'Ready',
];
/** What does not wait for weights. */
const AT_ONCE = ['PresetsCombined', 'HTTPRoutesReady', 'RouterReady'];

function conditionsOf(service: KubeObject, loaded: boolean): Condition[] {
  const stopped = isStopped(service);
  return PARTS.map(type => {
    if (!stopped && (loaded || AT_ONCE.includes(type))) {
      return { type, status: 'True' };
    }
    return stopped
      ? { type, status: 'False', reason: 'Stopped' }
      : {
          type,
          status: 'False',
          reason: 'MinimumReplicasUnavailable',
          message: 'Deployment does not have minimum availability.',
        };
  });
}

const routeOf = ({ spec }: KubeObject): { group?: string; weight?: number } =>
  spec?.router?.route ?? {};

/** Who shares the requests of the service's group. */
function groupOf(service: KubeObject, others: KubeObject[]) {
  const { group } = routeOf(service);
  if (!group) return undefined;
  const members = others.filter(other => routeOf(other).group === group);
  return {
    name: group,
    members: members.map(member => ({
      name: member.metadata.name,
      weight: routeOf(member).weight ?? 1,
      ...(isStopped(member) && { stopped: true }),
    })),
  };
}

/** The status of an LLMInferenceService before and after its weights are loaded. */
export function llmStatus(options: {
  service: KubeObject;
  site: string;
  loaded: boolean;
  /** All of its namespace. */
  others: KubeObject[];
  /** v1alpha2 tells who shares the requests. */
  reportsGroups: boolean;
}): Record<string, unknown> {
  const { service, site, loaded, others, reportsGroups } = options;
  const { name, namespace } = service.metadata;
  const path = `/${namespace}/${name}`;
  const url = `https://inference.apps.${site}.edge.example${path}`;
  const group = reportsGroups ? groupOf(service, others) : undefined;
  return {
    ...service.status,
    conditions: setConditions(
      service.status?.conditions,
      conditionsOf(service, loaded),
    ),
    url: isStopped(service) ? undefined : url,
    addresses: isStopped(service)
      ? []
      : [
          { name: 'gateway-external', url },
          {
            name: 'gateway-internal',
            url: `https://openshift-ai-inference.openshift-ingress.svc.cluster.local${path}`,
          },
        ],
    router: group && { group },
  };
}
