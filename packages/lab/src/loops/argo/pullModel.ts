import type { KubeObject } from '../../kube/types';

const ACM = 'apps.open-cluster-management.io';

/** Names of ACM's pull model, as its propagation controller reads and writes them. */
export const pullModel = {
  pullLabel: `${ACM}/pull-to-ocm-managed-cluster`,
  clusterAnnotation: `${ACM}/ocm-managed-cluster`,
  namespaceAnnotation: `${ACM}/ocm-managed-cluster-app-namespace`,
  appSetLabel: `${ACM}/application-set`,
  appSetAnnotation: `${ACM}/hosting-applicationset`,
  hubNamespaceAnnotation: `${ACM}/hub-application-namespace`,
  hubNameAnnotation: `${ACM}/hub-application-name`,
  skipReconcile: 'argocd.argoproj.io/skip-reconcile',
} as const;

/** Cluster that an Application is to be pulled by, `undefined` for one that the hub syncs itself. */
export function pulledBy({ metadata }: KubeObject): string | undefined {
  return metadata.labels?.[pullModel.pullLabel] === 'true'
    ? metadata.annotations?.[pullModel.clusterAnnotation]
    : undefined;
}

/** Work that carries an Application to its cluster. */
export const workName = ({ metadata }: KubeObject) =>
  `${metadata.name}-${metadata.uid!.slice(0, 5)}`;

const FEEDBACK = {
  healthStatus: '.status.health.status',
  syncStatus: '.status.sync.status',
  operationStateStartedAt: '.status.operationState.startedAt',
  operationStatePhase: '.status.operationState.phase',
  syncRevision: '.status.sync.revision',
};

/** The ManifestWork of a pulled Application. */
export function workOf(application: KubeObject): KubeObject {
  const { metadata, spec } = application;
  const cluster = pulledBy(application)!;
  const set = metadata.ownerReferences?.find(o => o.kind === 'ApplicationSet');
  const namespace =
    metadata.annotations?.[pullModel.namespaceAnnotation] ?? metadata.namespace;
  const labels = { ...metadata.labels };
  delete labels[pullModel.pullLabel];
  const annotations = { ...metadata.annotations };
  delete annotations[pullModel.clusterAnnotation];
  delete annotations[pullModel.namespaceAnnotation];
  delete annotations[pullModel.skipReconcile];
  const origin: Record<string, string> = {};
  if (set) {
    labels[pullModel.appSetLabel] = 'true';
    annotations[
      pullModel.appSetAnnotation
    ] = `${metadata.namespace}/${set.name}`;
    origin[pullModel.appSetAnnotation] = `${metadata.namespace}/${set.name}`;
  }
  return {
    apiVersion: 'work.open-cluster-management.io/v1',
    kind: 'ManifestWork',
    metadata: {
      name: workName(application),
      namespace: cluster,
      labels: set
        ? { [pullModel.appSetLabel]: 'true' }
        : { [pullModel.pullLabel]: 'true' },
      annotations: {
        ...origin,
        [pullModel.hubNamespaceAnnotation]: metadata.namespace!,
        [pullModel.hubNameAnnotation]: metadata.name,
      },
    },
    spec: {
      workload: {
        manifests: [
          {
            apiVersion: application.apiVersion,
            kind: application.kind,
            metadata: {
              name: metadata.name,
              namespace,
              labels,
              annotations,
              finalizers: metadata.finalizers ?? [],
            },
            spec: {
              ...spec,
              destination: {
                ...spec.destination,
                name: '',
                server: 'https://kubernetes.default.svc',
              },
            },
          },
        ],
      },
      manifestConfigs: [
        {
          resourceIdentifier: {
            group: 'argoproj.io',
            resource: 'applications',
            namespace,
            name: metadata.name,
          },
          feedbackRules: [
            {
              type: 'JSONPaths',
              jsonPaths: Object.entries(FEEDBACK).map(([name, path]) => ({
                name,
                path,
              })),
            },
          ],
        },
      ],
    },
  };
}
