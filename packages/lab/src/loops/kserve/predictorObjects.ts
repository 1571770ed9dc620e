import type { KubeObject, ObjectStore } from '../../kube/types';
import { keyOf, kinds } from '../kinds';
import { reconcilePods, setDeploymentStatus, type PodPhase } from '../pods';
import {
  artifactOf,
  isStopped,
  modeOf,
  predictorName,
  runtimeOf,
} from './serving';

const IMAGES: Record<string, string> = {
  'kserve-ovms': 'quay.io/modh/openvino_model_server:stable',
  'kserve-mlserver': 'docker.io/seldonio/mlserver:1.6.1',
  'kserve-huggingfaceserver': 'docker.io/kserve/huggingfaceserver:v0.17.0',
  'vllm-runtime': 'quay.io/modh/vllm:rhoai-2.25-cuda',
};

/** Deployment, Service and pods that KServe makes for a predictor. */
export function reconcilePredictor(
  store: ObjectStore,
  service: KubeObject,
  revision: string | undefined,
  phase: PodPhase,
  message?: string,
  /** Nobody asks: the last pod is gone. */
  idle = false,
): void {
  const { metadata } = service;
  const knative = modeOf(service) === 'Knative';
  const name =
    knative && revision ? `${revision}-deployment` : predictorName(service);
  const labels = {
    app: `isvc.${predictorName(service)}`,
    component: 'predictor',
    'serving.kserve.io/inferenceservice': metadata.name,
    ...(knative && revision
      ? {
          'serving.knative.dev/revision': revision,
          'serving.knative.dev/service': predictorName(service),
        }
      : {}),
  };
  const ownerReferences = [
    {
      apiVersion: service.apiVersion,
      kind: service.kind,
      name: metadata.name,
      uid: metadata.uid!,
      controller: true,
    },
  ];
  const { namespace } = metadata;
  const { minReplicas = 1, model } = service.spec.predictor ?? {};
  // One that may scale to zero has a pod while somebody asks.
  const copies = idle ? 0 : Math.max(1, minReplicas);
  const replicas = isStopped(service) ? 0 : copies;
  const deployment: KubeObject = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace, labels, ownerReferences },
    spec: {
      replicas,
      selector: { matchLabels: { app: labels.app } },
      template: {
        metadata: { labels },
        spec: {
          containers: [
            {
              name: 'kserve-container',
              image:
                IMAGES[runtimeOf(service) ?? ''] ??
                'quay.io/modh/custom:latest',
              env: [{ name: 'STORAGE_URI', value: artifactOf(service) }],
              ports: [{ containerPort: 8080, protocol: 'TCP' }],
              ...(model?.resources ? { resources: model.resources } : {}),
            },
          ],
        },
      },
    },
  };
  apply(store, deployment);
  apply(store, {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: predictorName(service),
      namespace,
      labels,
      ownerReferences,
    },
    spec: {
      selector: { app: labels.app },
      ports: [{ name: 'http', port: 80, targetPort: 8080, protocol: 'TCP' }],
    },
  });
  removeOthers(store, service, name, knative && phase !== 'ready');
  const live = store.get(keyOf(deployment))!;
  reconcilePods(store, live, phase, message);
  setDeploymentStatus(store, live, phase === 'ready' ? replicas : 0);
}

function apply(store: ObjectStore, object: KubeObject) {
  const key = keyOf(object);
  if (!store.get(key)) store.create(object);
  else {
    store.mutate(key, live => {
      live.spec = { ...live.spec, ...object.spec };
      live.metadata.labels = object.metadata.labels;
    });
  }
}

/** Old revisions scale away when the new one is ready; a stopped predictor has no pods at all. */
function removeOthers(
  store: ObjectStore,
  service: KubeObject,
  name: string,
  keepOld: boolean,
) {
  if (keepOld) return;
  const traffic: { revisionName: string }[] =
    service.status?.components?.predictor?.traffic ?? [];
  const serving = traffic.map(
    ({ revisionName }) => `${revisionName}-deployment`,
  );
  const { namespace, uid } = service.metadata;
  for (const other of store.list(kinds.deployment, { namespace })) {
    const owned = other.metadata.ownerReferences?.some(o => o.uid === uid);
    const { name: otherName } = other.metadata;
    if (owned && otherName !== name && !serving.includes(otherName)) {
      store.delete(keyOf(other));
    }
  }
}
