import type { ManagedResource } from '../sources/argocd/argocdTypes';

/** Paths of a hub's collections that tell of deliveries. */
export const APPLICATIONS = '/apis/argoproj.io/v1alpha1/applications';
export const REPORTS =
  '/apis/apps.open-cluster-management.io/v1alpha1/multiclusterapplicationsetreports';
export const CONFIG_MAPS = '/api/v1/configmaps';

/** An Application that the hub's own Argo CD syncs to a site. */
export function pushedApplication(
  name: string,
  options: {
    destination?: { name?: string; server?: string };
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    path?: string;
    sync?: string;
    health?: string;
    phase?: string;
    resources?: ManagedResource[];
    conditions?: {
      type?: string;
      message?: string;
      lastTransitionTime?: string;
    }[];
    deletionTimestamp?: string;
  } = {},
) {
  const source = {
    repoURL: 'https://git.example/models.git',
    path: options.path ?? 'shops/oslo',
    targetRevision: 'main',
  };
  return {
    metadata: {
      name,
      namespace: 'openshift-gitops',
      labels: options.labels,
      annotations: options.annotations,
      deletionTimestamp: options.deletionTimestamp,
    },
    spec: {
      project: 'default',
      source,
      destination: {
        ...(options.destination ?? { name: 'oslo' }),
        namespace: 'bike',
      },
      syncPolicy: { automated: { prune: true } },
    },
    status: {
      sync: {
        status: options.sync ?? 'Synced',
        revision: 'abc1234def',
        comparedTo: { source },
      },
      health: { status: options.health ?? 'Healthy' },
      operationState: {
        phase: options.phase ?? 'Succeeded',
        message: 'successfully synced (all tasks run)',
      },
      history: [{ id: 1, revision: 'abc1234def' }],
      resources: options.resources ?? [serving('bike')],
      conditions: options.conditions,
      reconciledAt: '2026-11-01T00:00:00Z',
    },
  };
}

/** An entry of an Application's resources. */
export function serving(
  name: string,
  more: ManagedResource = {},
): ManagedResource {
  return {
    group: 'serving.kserve.io',
    kind: 'InferenceService',
    namespace: 'bike',
    name,
    ...more,
  };
}

/** A report of ACM on the deployments of an ApplicationSet. */
export function report(name: string, errors: Record<string, string>) {
  return {
    metadata: { name, namespace: 'openshift-gitops' },
    statuses: {
      clusterConditions: Object.entries(errors).map(([cluster, message]) => ({
        cluster,
        app: `openshift-gitops/${cluster}-bike/${cluster}/work`,
        syncStatus: 'Synced',
        healthStatus: 'Healthy',
        conditions: [{ type: 'SyncError', message }],
      })),
      summary: { clusters: '1' },
    },
  };
}

/** One of a site's mirror works, with an InferenceService an entry. */
export function mirrorWork(
  site: string,
  services: Record<
    string,
    {
      available?: 'True' | 'False' | 'Unknown';
      reason?: string;
      values?: Record<string, string | number | boolean>;
    }
  >,
  options: { name?: string; strategy?: string } = {},
) {
  const names = Object.keys(services);
  const scalar = (value: string | number | boolean) => {
    if (typeof value === 'number') return { type: 'Integer', integer: value };
    if (typeof value === 'boolean') return { type: 'Boolean', boolean: value };
    return { type: 'String', string: value };
  };
  return {
    metadata: {
      name: options.name ?? 'edge-status-1',
      namespace: site,
      labels: { 'ai-edge/status-mirror': 'true' },
    },
    spec: {
      workload: {
        manifests: names.map(name => ({
          apiVersion: 'serving.kserve.io/v1beta1',
          kind: 'InferenceService',
          metadata: { name, namespace: 'bike' },
        })),
      },
      manifestConfigs: names.map(name => ({
        resourceIdentifier: {
          group: 'serving.kserve.io',
          resource: 'inferenceservices',
          namespace: 'bike',
          name,
        },
        updateStrategy: { type: options.strategy ?? 'ReadOnly' },
      })),
    },
    status: {
      resourceStatus: {
        manifests: names.map((name, ordinal) => ({
          resourceMeta: {
            ordinal,
            group: 'serving.kserve.io',
            kind: 'InferenceService',
            resource: 'inferenceservices',
            namespace: 'bike',
            name,
          },
          conditions: [
            {
              type: 'Available',
              status: services[name].available ?? 'True',
              reason: services[name].reason,
            },
          ],
          statusFeedback: {
            values: Object.entries({
              ready: 'True',
              transitionStatus: 'UpToDate',
              targetModelState: 'Loaded',
              ...services[name].values,
            }).map(([key, value]) => ({
              name: key,
              fieldValue: scalar(value),
            })),
          },
        })),
      },
    },
  };
}
