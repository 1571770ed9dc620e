import type { Kustomization } from './Kustomization';
import { KustomizeError } from './KustomizeError';
import type { Resource } from './Resource';

const SCALED = /^(Deployment|ReplicaSet|ReplicationController|StatefulSet)$/;

/** Sets how many pods a workload has, by its name or one that it had; entries count in their order, as in kustomize. */
export function applyReplicas(
  replicas: NonNullable<Kustomization['replicas']>,
  resources: Resource[],
): void {
  for (const { name, count } of replicas) {
    const found = resources.filter(
      ({ object, formerNames }) =>
        SCALED.test(object.kind) &&
        [...formerNames, object.metadata.name].includes(name),
    );
    if (found.length === 0) {
      throw new KustomizeError(
        `resource with name ${name} does not match a config with the following GVK [Deployment ReplicationController ReplicaSet StatefulSet]`,
      );
    }
    for (const { object } of found) {
      object.spec = { ...object.spec, replicas: count };
    }
  }
}
