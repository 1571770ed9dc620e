import type { KubeObject } from '../kube';

export const CLUSTER_SETS = [
  'poc-near-edge',
  'plants-eu',
  'retail-emea',
  'retail-na',
] as const;

/** Where pipelines run, Argo CD watches, and policies live. */
export const HUB_NAMESPACES = [
  'ai-edge-pipelines',
  'ai-edge-policies',
  'default',
  'openshift-gitops',
] as const;

const OCM = 'cluster.open-cluster-management.io';

/** Namespaces, cluster sets, and the base placement that authorises delivery to all of them. */
export function estateObjects(created: string): KubeObject[] {
  const metadata = (name: string, namespace?: string) => ({
    name,
    ...(namespace && { namespace }),
    creationTimestamp: created,
  });
  return [
    ...HUB_NAMESPACES.map(name => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        ...metadata(name),
        labels: { 'kubernetes.io/metadata.name': name },
      },
      status: { phase: 'Active' },
    })),
    ...CLUSTER_SETS.map(name => ({
      apiVersion: `${OCM}/v1beta2`,
      kind: 'ManagedClusterSet',
      metadata: metadata(name),
      spec: { clusterSelector: { selectorType: 'ExclusiveClusterSetLabel' } },
    })),
    {
      apiVersion: `${OCM}/v1beta2`,
      kind: 'ManagedClusterSet',
      metadata: metadata('global'),
      spec: {
        clusterSelector: { selectorType: 'LabelSelector', labelSelector: {} },
      },
    },
    ...CLUSTER_SETS.map(name => ({
      apiVersion: `${OCM}/v1beta2`,
      kind: 'ManagedClusterSetBinding',
      metadata: metadata(name, 'openshift-gitops'),
      spec: { clusterSet: name },
    })),
    {
      apiVersion: `${OCM}/v1beta2`,
      kind: 'ManagedClusterSetBinding',
      metadata: metadata('global', 'ai-edge-policies'),
      spec: { clusterSet: 'global' },
    },
    {
      apiVersion: `${OCM}/v1beta1`,
      kind: 'Placement',
      metadata: metadata('all-edge-sites', 'openshift-gitops'),
      spec: {
        clusterSets: [...CLUSTER_SETS],
        tolerations: ['unreachable', 'unavailable'].map(taint => ({
          key: `${OCM}/${taint}`,
          operator: 'Exists',
        })),
      },
    },
  ];
}
