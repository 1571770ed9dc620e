import type { KubeObject } from '../../kube/types';

/** A site has a few of these works at most; each has at most so many entries. */
export const ENTRIES = 20;

export const MIRROR_LABEL = 'ai-edge/status-mirror';

const ready = (field: string) =>
  `.status.conditions[?(@.type=="Ready")].${field}`;
const model = '.spec.predictor.model';
const status = '.status.modelStatus';

/** What is mirrored of an InferenceService: twelve scalars that do not flap, none of them a count. */
const SCALARS: Record<string, string> = {
  uid: '.metadata.uid',
  generation: '.metadata.generation',
  storageUri: `${model}.storageUri`,
  storageKey: `${model}.storage.key`,
  storagePath: `${model}.storage.path`,
  ready: ready('status'),
  readyReason: ready('reason'),
  stopped: '.status.conditions[?(@.type=="Stopped")].status',
  transitionStatus: `${status}.transitionStatus`,
  targetModelState: `${status}.states.targetModelState`,
  failureReason: `${status}.lastFailureInfo.reason`,
  url: '.status.url',
};

export interface Mirrored {
  namespace: string;
  name: string;
}

/** One mirror work of a site: metadata of its services, looked at and never touched. */
export function mirrorWork(
  site: string,
  number: number,
  services: Mirrored[],
): KubeObject {
  return {
    apiVersion: 'work.open-cluster-management.io/v1',
    kind: 'ManifestWork',
    metadata: {
      name: `edge-status-${number}`,
      namespace: site,
      labels: { [MIRROR_LABEL]: 'true' },
    },
    spec: {
      deleteOption: { propagationPolicy: 'Orphan' },
      workload: {
        manifests: services.map(({ namespace, name }) => ({
          apiVersion: 'serving.kserve.io/v1beta1',
          kind: 'InferenceService',
          metadata: { name, namespace },
        })),
      },
      manifestConfigs: services.map(({ namespace, name }) => ({
        resourceIdentifier: {
          group: 'serving.kserve.io',
          resource: 'inferenceservices',
          namespace,
          name,
        },
        updateStrategy: { type: 'ReadOnly' },
        feedbackRules: [
          {
            type: 'JSONPaths',
            jsonPaths: Object.entries(SCALARS).map(([scalar, path]) => ({
              name: scalar,
              path,
            })),
          },
        ],
      })),
    },
  };
}
