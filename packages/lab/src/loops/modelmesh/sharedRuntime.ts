import type { KubeObject, ObjectStore } from '../../kube/types';
import { keyOf } from '../kinds';
import { reconcilePods, setDeploymentStatus } from '../pods';
import { runtimeOf } from '../kserve/serving';

/** The one Deployment by which all models of a namespace with the same runtime are served. */
export function sharedRuntime(store: ObjectStore, service: KubeObject): void {
  const { namespace } = service.metadata;
  const runtime = runtimeOf(service) ?? 'mlserver-1.x';
  const labels = {
    'app.kubernetes.io/managed-by': 'modelmesh-controller',
    'modelmesh-service': 'modelmesh-serving',
    name: `modelmesh-serving-${runtime}`,
  };
  const deployment: KubeObject = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: `modelmesh-serving-${runtime}`, namespace, labels },
    spec: {
      replicas: 1,
      selector: { matchLabels: { name: labels.name } },
      template: {
        metadata: { labels },
        spec: {
          containers: [
            { name: 'mm', image: 'docker.io/kserve/modelmesh:v0.12.0' },
            { name: 'ovms', image: 'docker.io/openvino/model_server:2024.4' },
          ],
        },
      },
    },
  };
  if (store.get(keyOf(deployment))) return;
  store.create(deployment);
  reconcilePods(store, store.get(keyOf(deployment))!, 'ready');
  setDeploymentStatus(store, store.get(keyOf(deployment))!, 1);
}
