import type { KubeObject, ObjectStore } from '../../kube/types';
import { keyOf } from '../kinds';
import { reconcilePods, setDeploymentStatus } from '../pods';
import { isStopped } from './serving';

/** Deployment and pods that KServe makes for an LLMInferenceService; it carries the service's labels. */
export function llmWorkload(
  store: ObjectStore,
  service: KubeObject,
  loaded: boolean,
): void {
  const { metadata, spec } = service;
  const { name, namespace } = metadata;
  const labels = {
    ...metadata.labels,
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/part-of': 'llminferenceservice',
    'app.kubernetes.io/component': 'llminferenceservice-workload',
  };
  const replicas = isStopped(service) ? 0 : spec.replicas ?? 1;
  const deployment: KubeObject = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: `${name}-kserve`,
      namespace,
      labels,
      ownerReferences: [
        {
          apiVersion: service.apiVersion,
          kind: service.kind,
          name,
          uid: metadata.uid!,
          controller: true,
        },
      ],
    },
    spec: {
      replicas,
      selector: { matchLabels: { 'app.kubernetes.io/name': name } },
      template: {
        metadata: { labels },
        spec: {
          containers: [
            {
              name: 'main',
              image: 'quay.io/modh/vllm:rhoai-2.25-cuda',
              ...spec.template?.containers?.[0],
            },
          ],
        },
      },
    },
  };
  const key = keyOf(deployment);
  if (store.get(key)) {
    store.mutate(key, live => {
      live.spec = { ...live.spec, replicas };
    });
  } else store.create(deployment);
  const live = store.get(key)!;
  reconcilePods(store, live, loaded ? 'ready' : 'starting');
  setDeploymentStatus(store, live, loaded ? replicas : 0);
}
