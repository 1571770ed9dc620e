import type { KubeObject, ObjectStore } from '../../kube/types';
import { kinds } from '../kinds';

export type ServingMode = 'Standard' | 'Knative' | 'ModelMesh';

const STOP = 'serving.kserve.io/stop';
const MODE = 'serving.kserve.io/deploymentMode';

/** Mode of an InferenceService: what it already runs in, else its annotation, else the site's default. */
export function modeOf(
  { metadata, status }: KubeObject,
  fallback: string = 'Standard',
): ServingMode {
  const word =
    status?.deploymentMode ?? metadata.annotations?.[MODE] ?? fallback;
  if (word === 'ModelMesh') return word;
  return word === 'Knative' || word === 'Serverless' ? 'Knative' : 'Standard';
}

/** How a site's KServe serves by default, as its configuration says. */
export function defaultModeOf(store: ObjectStore): string | undefined {
  const config = store.get({
    ...kinds.configMap,
    namespace: 'kserve',
    name: 'inferenceservice-config',
  })?.data?.deploy;
  return config ? JSON.parse(config).defaultDeploymentMode : undefined;
}

/** The current word for a legacy one, as KServe's webhook rewrites it; `undefined` when nothing is to be rewritten. */
export function modernMode({ metadata }: KubeObject): ServingMode | undefined {
  switch (metadata.annotations?.[MODE]) {
    case 'RawDeployment':
      return 'Standard';
    case 'Serverless':
      return 'Knative';
    default:
      return undefined;
  }
}

export const isStopped = ({ metadata }: KubeObject) =>
  metadata.annotations?.[STOP] === 'true';

export const predictorName = ({ metadata }: KubeObject) =>
  `${metadata.name}-predictor`;

export function artifactOf({ spec }: KubeObject): string {
  const model = spec.predictor?.model;
  const { key, path } = model?.storage ?? {};
  return model?.storageUri ?? (path ? `${key ?? 'default'}/${path}` : '');
}

/** Runtime that serves a format when none is named, as the lab's sites have them installed. */
const RUNTIMES: Record<string, string> = {
  onnx: 'kserve-ovms',
  openvino_ir: 'kserve-ovms',
  tensorflow: 'kserve-ovms',
  sklearn: 'kserve-mlserver',
  xgboost: 'kserve-mlserver',
  lightgbm: 'kserve-mlserver',
  mlflow: 'kserve-mlserver',
  vllm: 'vllm-runtime',
  huggingface: 'kserve-huggingfaceserver',
};

export function runtimeOf({ spec }: KubeObject): string | undefined {
  const model = spec.predictor?.model;
  return model?.runtime ?? RUNTIMES[model?.modelFormat?.name];
}

/** Knative takes the last pod away when nobody asks, where the service lets it. */
export const scalesToZero = (service: KubeObject, fallback?: string) =>
  modeOf(service, fallback) === 'Knative' &&
  service.spec.predictor?.minReplicas === 0;

/** Extended resources that the predictor asks for. */
export function acceleratorsOf({ spec }: KubeObject): Record<string, number> {
  const resources = spec.predictor?.model?.resources ?? {};
  return Object.fromEntries(
    Object.entries({ ...resources.requests, ...resources.limits })
      .filter(([name]) => name.includes('/'))
      .map(([name, count]) => [name, Number(count)]),
  );
}

/** The part of an InferenceService whose change makes new pods. */
export const templateOf = ({ spec }: KubeObject): string => {
  const { canaryTrafficPercent, minReplicas, maxReplicas, ...predictor } =
    spec.predictor ?? {};
  return JSON.stringify(predictor);
};
