import type { KubeObject } from '../../kube/types';
import type { Selector } from './Kustomization';

/** An object on its way through a build, with the names it had: references and selectors may use any of them. */
export interface Resource {
  object: KubeObject;
  /** Names from the oldest to the one before now. */
  formerNames: string[];
  formerNamespaces: (string | undefined)[];
  /** A generated ConfigMap gets a hash of its content at the very end. */
  needsHash?: boolean;
}

export const toResource = (object: KubeObject): Resource => ({
  object,
  formerNames: [],
  formerNamespaces: [],
});

export function rename(resource: Resource, name: string): void {
  if (resource.object.metadata.name === name) return;
  resource.formerNames.push(resource.object.metadata.name);
  resource.object.metadata.name = name;
}

export const groupOf = (apiVersion: string) =>
  apiVersion.includes('/') ? apiVersion.split('/')[0] : '';

const versionOf = (apiVersion: string) => apiVersion.split('/').pop()!;

/** Kinds without a namespace that kustomize knows; it takes every kind that is not built in for namespaced. */
const CLUSTER_SCOPED = new Set([
  'Namespace',
  'CustomResourceDefinition',
  'ClusterRole',
  'ClusterRoleBinding',
  'PersistentVolume',
  'StorageClass',
  'PriorityClass',
  'APIService',
]);

export const takesNamespace = (kind: string) => !CLUSTER_SCOPED.has(kind);

const full = (pattern: string | undefined, value: string | undefined) =>
  !pattern || new RegExp(`^(?:${pattern})$`).test(value ?? '');

function labelsMatch(
  selector: string | undefined,
  labels: Record<string, string> = {},
): boolean {
  if (!selector) return true;
  return selector.split(',').every(term => {
    const [, key, operator, value] =
      /^\s*([\w./-]+)\s*(!=|==?)?\s*(.*?)\s*$/.exec(term) ?? [];
    if (!operator) return key in labels;
    return (labels[key] === value) === (operator !== '!=');
  });
}

/** Whether a patch or replacement target means this resource; name and namespace are anchored regular expressions. */
export function selects(selector: Selector, resource: Resource): boolean {
  const { object, formerNames, formerNamespaces } = resource;
  const { apiVersion, kind, metadata } = object;
  return (
    full(selector.kind, kind) &&
    full(selector.group, groupOf(apiVersion)) &&
    full(selector.version, versionOf(apiVersion)) &&
    [metadata.name, ...formerNames].some(name => full(selector.name, name)) &&
    [metadata.namespace, ...formerNamespaces].some(namespace =>
      full(selector.namespace, namespace),
    ) &&
    labelsMatch(selector.labelSelector, metadata.labels) &&
    labelsMatch(selector.annotationSelector, metadata.annotations)
  );
}
