import type { KubeObject, ObjectStore } from '../../kube/types';
import { groupOf, kinds } from '../kinds';

export const TRACKING_ID = 'argocd.argoproj.io/tracking-id';

const ORDER = ['Namespace', 'ManagedClusterSetBinding', 'ConfigMap', 'Service'];

export interface DesiredObject {
  object: KubeObject;
  /** Why it cannot be applied at all. */
  refused?: string;
}

/** What an Application's source says, as it is applied: with namespace and tracking id, in the order of the sync. */
export function desiredObjects(
  store: ObjectStore,
  application: KubeObject,
  manifests: KubeObject[],
): DesiredObject[] {
  const namespace: string | undefined = application.spec.destination?.namespace;
  const refuse = projectRule(store, application);
  const desired = manifests.map(manifest => {
    const group = groupOf(manifest);
    const type = store.typeOf(group, manifest.kind);
    const { metadata } = manifest;
    const place =
      type && !type.namespaced ? undefined : metadata.namespace ?? namespace;
    const id = `${application.metadata.name}:${group}/${manifest.kind}:${
      place ?? ''
    }/${metadata.name}`;
    return {
      object: {
        ...manifest,
        metadata: {
          ...metadata,
          ...(place ? { namespace: place } : {}),
          annotations: { ...metadata.annotations, [TRACKING_ID]: id },
        },
      },
      refused: type
        ? refuse(group, manifest.kind, type.namespaced)
        : `The Kubernetes API could not find ${group || 'v1'}/${
            manifest.kind
          } for requested resource ${place ?? ''}/${
            metadata.name
          }. Make sure the "${
            manifest.kind
          }" CRD is installed on the destination cluster.`,
    };
  });
  const rank = ({ object }: DesiredObject) => {
    const index = ORDER.indexOf(object.kind);
    return index < 0 ? ORDER.length : index;
  };
  return desired.sort((a, b) => rank(a) - rank(b));
}

/** An AppProject that lists namespaced kinds allows no others. */
function projectRule(store: ObjectStore, application: KubeObject) {
  const name = application.spec.project;
  const project =
    name !== 'default' &&
    store.typeOf(kinds.appProject.group, kinds.appProject.kind)
      ? store.get({
          ...kinds.appProject,
          namespace: application.metadata.namespace,
          name,
        })
      : undefined;
  const allowed: { group: string; kind: string }[] | undefined =
    project?.spec?.namespaceResourceWhitelist;
  return (group: string, kind: string, namespaced: boolean) =>
    allowed &&
    namespaced &&
    !allowed.some(
      entry =>
        (entry.group === '*' || entry.group === group) &&
        (entry.kind === '*' || entry.kind === kind),
    )
      ? `resource ${group}:${kind} is not permitted in project ${name}`
      : undefined;
}
