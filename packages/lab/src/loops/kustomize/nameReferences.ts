import type { KubeObject } from '../../kube/types';
import type { Resource } from './Resource';

type Json = any;

/** Fields of built-in kinds that name another object; kustomize changes them along with that object's name. */
function references(
  object: KubeObject,
): { kind: string; parent: Json; key: string }[] {
  const found: { kind: string; parent: Json; key: string }[] = [];
  const see = (kind: string, parent: Json, key = 'name') => {
    if (typeof parent?.[key] === 'string') found.push({ kind, parent, key });
  };
  for (const pod of podSpecs(object)) {
    see('ServiceAccount', pod, 'serviceAccountName');
    for (const volume of pod.volumes ?? []) {
      see('ConfigMap', volume.configMap);
      see('Secret', volume.secret, 'secretName');
      see('PersistentVolumeClaim', volume.persistentVolumeClaim, 'claimName');
      for (const source of volume.projected?.sources ?? []) {
        see('ConfigMap', source.configMap);
        see('Secret', source.secret);
      }
    }
    for (const container of [
      ...(pod.containers ?? []),
      ...(pod.initContainers ?? []),
    ]) {
      for (const env of container.env ?? []) {
        see('ConfigMap', env.valueFrom?.configMapKeyRef);
        see('Secret', env.valueFrom?.secretKeyRef);
      }
      for (const env of container.envFrom ?? []) {
        see('ConfigMap', env.configMapRef);
        see('Secret', env.secretRef);
      }
    }
    for (const secret of pod.imagePullSecrets ?? []) see('Secret', secret);
  }
  if (object.kind === 'HorizontalPodAutoscaler') {
    see(object.spec?.scaleTargetRef?.kind, object.spec?.scaleTargetRef);
  }
  if (object.kind === 'RoleBinding' || object.kind === 'ClusterRoleBinding') {
    see(object.roleRef?.kind, object.roleRef);
    for (const subject of object.subjects ?? []) see(subject.kind, subject);
  }
  return found;
}

function podSpecs({ kind, spec }: KubeObject): Json[] {
  const pods =
    kind === 'Pod'
      ? [spec]
      : [spec?.template?.spec, spec?.jobTemplate?.spec?.template?.spec];
  return /^(Pod|Deployment|StatefulSet|DaemonSet|ReplicaSet|Job|CronJob)$/.test(
    kind,
  )
    ? pods.filter(Boolean)
    : [];
}

/** Makes references follow names that changed. */
export function fixNameReferences(resources: Resource[]): void {
  for (const { object } of resources) {
    for (const { kind, parent, key } of references(object)) {
      const target = resources.find(
        candidate =>
          candidate.object.kind === kind &&
          candidate.formerNames.includes(parent[key]) &&
          (candidate.object.metadata.namespace ?? '') ===
            (object.metadata.namespace ?? ''),
      );
      if (target) parent[key] = target.object.metadata.name;
    }
  }
}
