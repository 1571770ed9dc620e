import { KubeError, KubeObject } from '../types';

export const MCL = {
  group: 'cluster.open-cluster-management.io',
  kind: 'ManagedCluster',
};

export function cluster(
  name: string,
  rest: Partial<KubeObject> = {},
): KubeObject {
  return {
    apiVersion: 'cluster.open-cluster-management.io/v1',
    kind: 'ManagedCluster',
    metadata: { name },
    ...rest,
  };
}

export function namespace(name: string): KubeObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}

export function configMap(
  inNamespace: string,
  name: string,
  metadata: object = {},
): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { namespace: inNamespace, name, ...metadata },
  };
}

/** What an action fails with; an error when it does not. */
export function failureOf(action: () => unknown): KubeError {
  try {
    action();
  } catch (error) {
    return error as KubeError;
  }
  throw new Error('expected a failure');
}
