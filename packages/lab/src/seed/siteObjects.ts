import type { KubeObject } from '../kube';
import type { SiteProfile } from './SiteProfile';

const NAMESPACES = ['default', 'kserve', 'kube-system', 'openshift-gitops'];

const RUNTIMES = [
  {
    name: 'kserve-mlserver',
    formats: ['sklearn', 'xgboost', 'mlflow'],
    image: 'docker.io/seldonio/mlserver:1.5.0',
  },
  {
    name: 'kserve-ovms',
    formats: ['openvino_ir', 'onnx', 'tensorflow'],
    image: 'docker.io/openvino/model_server:2024.4',
  },
  {
    name: 'kserve-tritonserver',
    formats: ['onnx', 'tensorflow', 'triton'],
    image: 'nvcr.io/nvidia/tritonserver:23.05-py3',
    gpu: true,
  },
];

/** What a site has before the first model: namespaces, KServe's configuration and its runtimes. */
export function siteObjects(site: SiteProfile, created: string): KubeObject[] {
  const metadata = (name: string, namespace?: string) => ({
    name,
    ...(namespace && { namespace }),
    creationTimestamp: created,
  });
  return [
    ...NAMESPACES.map(name => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: metadata(name),
      status: { phase: 'Active' },
    })),
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: metadata('inferenceservice-config', 'kserve'),
      data: {
        deploy: JSON.stringify({ defaultDeploymentMode: site.kserveMode }),
        storageInitializer: JSON.stringify({ enableModelcar: true }),
      },
    },
    ...RUNTIMES.filter(runtime => !runtime.gpu || site.gpus > 0).map(
      runtime => ({
        apiVersion: 'serving.kserve.io/v1alpha1',
        kind: 'ClusterServingRuntime',
        metadata: metadata(runtime.name),
        spec: {
          supportedModelFormats: runtime.formats.map(name => ({
            name,
            autoSelect: true,
          })),
          protocolVersions: ['v1', 'v2'],
          containers: [{ name: 'kserve-container', image: runtime.image }],
        },
      }),
    ),
  ];
}
