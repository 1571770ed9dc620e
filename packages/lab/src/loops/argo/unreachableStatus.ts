import type { KubeObject } from '../../kube/types';
import { kubeTime } from '../kinds';

function withError(
  { spec, status }: KubeObject,
  type: string,
  message: string,
) {
  const known = status?.conditions?.find(
    (c: { type: string; message: string }) =>
      c.type === type && c.message === message,
  );
  return {
    ...status,
    sync: {
      ...status?.sync,
      status: 'Unknown',
      comparedTo: { source: spec.source, destination: spec.destination },
    },
    health: status?.health ?? { status: 'Healthy' },
    conditions: [known ?? { type, message, lastTransitionTime: kubeTime() }],
  };
}

/** Status of an Application whose cluster Argo CD cannot reach: what it knew of health and resources stays. */
export function unreachableStatus(application: KubeObject, server: string) {
  return withError(
    application,
    'ComparisonError',
    `Failed to load live state: failed to get cluster info for "${server}": error synchronizing cache state : failed to get server version: Get "${server}/version?timeout=32s": dial tcp: i/o timeout`,
  );
}

/** Status of an Application for a cluster that Argo CD does not know. */
export function invalidDestination(application: KubeObject, message: string) {
  return {
    ...withError(application, 'InvalidSpecError', message),
    health: { status: 'Unknown' },
  };
}
