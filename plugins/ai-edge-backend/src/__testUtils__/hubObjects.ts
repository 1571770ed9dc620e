/** Paths of a hub's collections. */
export const CLUSTERS =
  '/apis/cluster.open-cluster-management.io/v1/managedclusters';
export const LEASES = '/apis/coordination.k8s.io/v1/leases';
export const INFOS =
  '/apis/internal.open-cluster-management.io/v1beta1/managedclusterinfos';
export const POLICIES =
  '/apis/policy.open-cluster-management.io/v1/namespaces/ai-edge-policies/policies';
export const SETS =
  '/apis/cluster.open-cluster-management.io/v1beta2/managedclustersets';
export const DECISIONS =
  '/apis/cluster.open-cluster-management.io/v1beta1/placementdecisions';
export const WORKS = '/apis/work.open-cluster-management.io/v1/manifestworks';

/** Paths of a site's collections behind the hub's cluster-proxy. */
export const onSite = (site: string, path: string) => `/site/${site}${path}`;
export const INFERENCE_SERVICES =
  '/apis/serving.kserve.io/v1beta1/inferenceservices';
export const APP_DEPLOYMENTS = '/apis/apps/v1/deployments';

const CONDITION = 'ManagedClusterConditionAvailable';

export function managedCluster(
  name: string,
  options: {
    available?: 'True' | 'False' | 'Unknown';
    labels?: Record<string, string>;
    claims?: Record<string, string>;
    capacity?: Record<string, string>;
    joined?: boolean;
  } = {},
) {
  const since = '2026-11-01T00:00:00Z';
  const { joined = true } = options;
  return {
    metadata: { name, labels: options.labels },
    spec: { hubAcceptsClient: true, leaseDurationSeconds: 60 },
    status: {
      conditions: [
        {
          type: 'HubAcceptedManagedCluster',
          status: 'True',
          lastTransitionTime: since,
        },
        ...(joined
          ? [
              {
                type: 'ManagedClusterJoined',
                status: 'True',
                lastTransitionTime: since,
              },
              {
                type: CONDITION,
                status: options.available ?? 'True',
                reason: 'Because',
                lastTransitionTime: since,
              },
            ]
          : []),
      ],
      capacity: options.capacity,
      clusterClaims: Object.entries(options.claims ?? {}).map(
        ([claim, value]) => ({ name: claim, value }),
      ),
    },
  };
}

export function lease(site: string, renewTime: string) {
  return {
    metadata: {
      name: 'managed-cluster-lease',
      namespace: site,
      labels: { 'open-cluster-management.io/cluster-name': site },
    },
    spec: { renewTime, leaseDurationSeconds: 60 },
  };
}

export function inferenceService(
  name: string,
  options: {
    namespace?: string;
    storageUri?: string;
    ready?: 'True' | 'False' | 'Unknown';
    transition?: string;
    labels?: Record<string, string>;
  } = {},
) {
  return {
    metadata: {
      name,
      namespace: options.namespace ?? name,
      uid: `uid-${name}`,
      labels: options.labels,
    },
    spec: {
      predictor: {
        model: {
          modelFormat: { name: 'onnx' },
          storageUri: options.storageUri ?? `oci://registry.example/${name}:1`,
        },
      },
    },
    status: {
      url: `http://${name}.example`,
      conditions: [
        {
          type: 'Ready',
          status: options.ready ?? 'True',
          lastTransitionTime: '2026-11-01T00:00:00Z',
        },
      ],
      modelStatus: {
        transitionStatus: options.transition ?? 'UpToDate',
        copies: { totalCopies: 1 },
      },
    },
  };
}

/** A pull-model work that carries an Application of a model. */
export function manifestWork(
  site: string,
  model: string,
  options: {
    revision?: string;
    sync?: string;
    health?: string;
    phase?: string;
    available?: 'True' | 'False';
    repoUrl?: string;
    path?: string;
    annotations?: Record<string, string>;
  } = {},
) {
  const value = (name: string, string: string | undefined) =>
    string === undefined
      ? []
      : [{ name, fieldValue: { type: 'String', string } }];
  return {
    metadata: {
      name: `${site}-${model}-app`,
      namespace: site,
      generation: 1,
      labels: {
        'apps.open-cluster-management.io/application-set': `${model}-s1`,
      },
    },
    spec: {
      workload: {
        manifests: [
          {
            apiVersion: 'argoproj.io/v1alpha1',
            kind: 'Application',
            metadata: {
              name: `${site}-${model}`,
              annotations: options.annotations ?? {
                'ai-edge/model': model,
                'ai-edge/object': `InferenceService/${model}/${model}`,
              },
            },
            spec: {
              source: {
                repoURL: options.repoUrl ?? 'https://git.example/models.git',
                path: options.path ?? `models/${model}/run/r0.sno`,
                targetRevision: 'main',
              },
              destination: { namespace: model },
              syncPolicy: { automated: { prune: true } },
            },
          },
        ],
      },
    },
    status: {
      conditions: [{ type: 'Applied', status: 'True', observedGeneration: 1 }],
      resourceStatus: {
        manifests: [
          {
            resourceMeta: { kind: 'Application' },
            conditions: [
              { type: 'Available', status: options.available ?? 'True' },
            ],
            statusFeedback: {
              values: [
                ...value('syncRevision', options.revision ?? 'abc1234def'),
                ...value('syncStatus', options.sync ?? 'Synced'),
                ...value('healthStatus', options.health ?? 'Healthy'),
                ...value('operationStatePhase', options.phase ?? 'Succeeded'),
              ],
            },
          },
        ],
      },
    },
  };
}
