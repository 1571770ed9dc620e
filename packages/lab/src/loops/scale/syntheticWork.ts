import type { KubeObject } from '../../kube/types';
import { workOf } from '../argo/pullModel';
import type { SyntheticModel } from './syntheticModels';

export type SyntheticState = 'Healthy' | 'Progressing' | 'Degraded';

/** One synthetic model on one site. */
export interface Placing {
  site: string;
  /** Position of the site among its hub's; sets are split by it. */
  index: number;
  model: SyntheticModel;
  version: string;
  state: SyntheticState;
  /** Times of the past, `…Z`. */
  created: string;
  synced: string;
}

const SHARD = 1000;

/** Commit that synthetic sites have synced; it is in no repository. */
export const SYNTHETIC_REVISION = 'a5'.repeat(20);

const condition = (
  type: string,
  reason: string,
  message: string,
  at: string,
  observedGeneration?: number,
) => ({
  type,
  status: 'True',
  reason,
  message,
  lastTransitionTime: at,
  ...(observedGeneration ? { observedGeneration } : {}),
});

/** The ManifestWork of a synthetic model, with what its site has fed back. */
export function syntheticWork(placing: Placing, repoURL: string): KubeObject {
  const { site, index, model, version, created, synced, state } = placing;
  const set = `${model.name}-core-s${Math.floor(index / SHARD) + 1}`;
  const name = `${site}-${model.name}`;
  const work = workOf({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name,
      namespace: 'openshift-gitops',
      uid: `${model.name.length}${index}00000`.slice(0, 8),
      labels: {
        'ai-edge/model': model.name,
        'apps.open-cluster-management.io/pull-to-ocm-managed-cluster': 'true',
      },
      annotations: {
        'ai-edge/model': model.name,
        'ai-edge/object': `InferenceService/${model.name}`,
        'apps.open-cluster-management.io/ocm-managed-cluster': site,
        'apps.open-cluster-management.io/ocm-managed-cluster-app-namespace':
          'openshift-gitops',
      },
      ownerReferences: [
        {
          apiVersion: 'argoproj.io/v1alpha1',
          kind: 'ApplicationSet',
          name: set,
          uid: set,
        },
      ],
      finalizers: ['resources-finalizer.argocd.argoproj.io'],
    },
    spec: {
      project: 'default',
      source: {
        repoURL,
        targetRevision: 'main',
        path: `models/${model.name}/run/${version}.sno-std`,
      },
      destination: {
        server: 'https://kubernetes.default.svc',
        namespace: model.name,
      },
      syncPolicy: { automated: { prune: true, selfHeal: true } },
    },
  });
  work.metadata.creationTimestamp = created;
  return {
    ...work,
    status: {
      conditions: [
        condition(
          'Applied',
          'AppliedManifestWorkComplete',
          'Apply manifest work complete',
          created,
          1,
        ),
        condition(
          'Available',
          'ResourcesAvailable',
          'All resources are available',
          created,
          1,
        ),
      ],
      resourceStatus: {
        manifests: [
          {
            resourceMeta: {
              ordinal: 0,
              group: 'argoproj.io',
              version: 'v1alpha1',
              kind: 'Application',
              resource: 'applications',
              name,
              namespace: 'openshift-gitops',
            },
            conditions: [
              condition(
                'Applied',
                'AppliedManifestComplete',
                'Apply manifest complete',
                created,
              ),
              condition(
                'Available',
                'ResourceAvailable',
                'Resource is available',
                created,
              ),
            ],
            statusFeedback: { values: feedback(state, synced) },
          },
        ],
      },
    },
  };
}

export function feedback(state: SyntheticState, synced: string) {
  const values = {
    healthStatus: state,
    syncStatus: 'Synced',
    operationStateStartedAt: synced,
    operationStatePhase: 'Succeeded',
    syncRevision: SYNTHETIC_REVISION,
  };
  return Object.entries(values).map(([name, string]) => ({
    name,
    fieldValue: { type: 'String', string },
  }));
}
