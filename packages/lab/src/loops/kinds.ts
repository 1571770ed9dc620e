import type { KubeObject, ObjectKey } from '../kube/types';

/** Group and kind of what the loops work on. */
export const kinds = {
  application: { group: 'argoproj.io', kind: 'Application' },
  applicationSet: { group: 'argoproj.io', kind: 'ApplicationSet' },
  appProject: { group: 'argoproj.io', kind: 'AppProject' },
  placementDecision: {
    group: 'cluster.open-cluster-management.io',
    kind: 'PlacementDecision',
  },
  gitOpsCluster: {
    group: 'apps.open-cluster-management.io',
    kind: 'GitOpsCluster',
  },
  report: {
    group: 'apps.open-cluster-management.io',
    kind: 'MulticlusterApplicationSetReport',
  },
  manifestWork: {
    group: 'work.open-cluster-management.io',
    kind: 'ManifestWork',
  },
  managedCluster: {
    group: 'cluster.open-cluster-management.io',
    kind: 'ManagedCluster',
  },
  inferenceService: { group: 'serving.kserve.io', kind: 'InferenceService' },
  llmInferenceService: {
    group: 'serving.kserve.io',
    kind: 'LLMInferenceService',
  },
  deployment: { group: 'apps', kind: 'Deployment' },
  service: { group: '', kind: 'Service' },
  pod: { group: '', kind: 'Pod' },
  namespace: { group: '', kind: 'Namespace' },
  configMap: { group: '', kind: 'ConfigMap' },
  pipeline: { group: 'tekton.dev', kind: 'Pipeline' },
  task: { group: 'tekton.dev', kind: 'Task' },
  pipelineRun: { group: 'tekton.dev', kind: 'PipelineRun' },
  taskRun: { group: 'tekton.dev', kind: 'TaskRun' },
} as const;

export const groupOf = ({ apiVersion }: { apiVersion: string }) =>
  apiVersion.includes('/') ? apiVersion.split('/')[0] : '';

export const isKind = (
  object: KubeObject,
  { group, kind }: { group: string; kind: string },
) => object.kind === kind && groupOf(object) === group;

export const keyOf = (object: KubeObject): ObjectKey => ({
  group: groupOf(object),
  kind: object.kind,
  namespace: object.metadata.namespace,
  name: object.metadata.name,
});

/** A Kubernetes time: whole seconds, UTC. */
export const kubeTime = (date = new Date()) =>
  date.toISOString().replace(/\.\d+Z$/, 'Z');
