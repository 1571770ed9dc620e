import type { ResolvedIntent } from '../../types';
import { printYaml } from '../../yaml/printYaml';
import { modelAddressField } from '../storageAddress';
import { isKnative, type HardwareClass } from './hardwareClass';
import { ANNOTATION_STOP, LABEL_MODEL, LABEL_RELEASE } from './paths';

type Deploy = Extract<ResolvedIntent, { kind: 'deploy' }>;

const KUSTOMIZATION = {
  apiVersion: 'kustomize.config.k8s.io/v1beta1',
  kind: 'Kustomization',
};
const COMPONENT = {
  apiVersion: 'kustomize.config.k8s.io/v1alpha1',
  kind: 'Component',
};
const INFERENCE_SERVICE = {
  apiVersion: 'serving.kserve.io/v1beta1',
  kind: 'InferenceService',
};

function patches(name: string, content: object): object {
  return {
    patches: [
      {
        target: { group: 'serving.kserve.io', kind: 'InferenceService', name },
        patch: printYaml({ ...INFERENCE_SERVICE, ...content }),
      },
    ],
  };
}

function patch(name: string, content: object): string {
  return printYaml({ ...COMPONENT, ...patches(name, content) });
}

/** `model.yaml`. */
export function settingsFile(
  { model, owner, namespace }: Deploy,
  classes: string[],
  ring: string,
): string {
  return `# What the portal and the checks of this repository know of the model.
${printYaml({
  name: model.name,
  owner,
  format: model.format,
  namespace: namespace ?? model.name,
  // Hardware classes the model may run on.
  classes: [...classes].sort(),
  // A ring may have a maxSites.
  rings: { [ring]: {} },
})}`;
}

/** `base/`: the namespace, and the service without what differs by release or by class. */
export function baseFiles(intent: Deploy): Record<string, string> {
  const { model, runtime, resources, options } = intent;
  const namespace = intent.namespace ?? model.name;
  return {
    'kustomization.yaml': printYaml({
      ...KUSTOMIZATION,
      resources: ['namespace.yaml', 'inferenceservice.yaml'],
    }),
    'namespace.yaml': printYaml({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: namespace,
        labels: {
          'argocd.argoproj.io/managed-by': 'openshift-gitops',
          'opendatahub.io/dashboard': 'true',
        },
      },
    }),
    'inferenceservice.yaml': printYaml({
      ...INFERENCE_SERVICE,
      metadata: {
        name: model.name,
        namespace,
        labels: {
          [LABEL_MODEL]: model.name,
          'opendatahub.io/dashboard': 'true',
        },
      },
      spec: {
        predictor: {
          minReplicas: options?.minReplicas ?? 1,
          model: {
            modelFormat: { name: model.format },
            runtime,
            ...(resources && {
              resources: { requests: resources, limits: resources },
            }),
          },
        },
      },
    }),
  };
}

/** `releases/<version>/`: the only place that names the artifact. */
export function releaseFile(
  model: string,
  version: string,
  artifact: string,
): string {
  return patch(model, {
    metadata: { name: model, labels: { [LABEL_RELEASE]: version } },
    spec: { predictor: { model: modelAddressField(artifact) } },
  });
}

/** `classes/<class>/`. */
export function classFile(
  model: string,
  { mode, accelerator }: HardwareClass,
): string {
  const claim = accelerator && {
    [accelerator.resource]: String(accelerator.count),
  };
  const predictor = {
    // A new pod that waits for the device of the old one would wait for ever.
    ...(claim &&
      !isKnative(mode) && {
        deploymentStrategy: {
          type: 'RollingUpdate',
          rollingUpdate: { maxSurge: 0, maxUnavailable: 1 },
        },
      }),
    ...(accelerator && {
      tolerations: [
        { key: accelerator.resource, operator: 'Exists', effect: 'NoSchedule' },
      ],
      model: { resources: { requests: claim, limits: claim } },
    }),
  };
  return patch(model, {
    metadata: {
      name: model,
      annotations: { 'serving.kserve.io/deploymentMode': mode },
    },
    ...(claim && { spec: { predictor } }),
  });
}

/** `rings/<ring>/`: the pointer. */
export function ringFile(version: string): string {
  return printYaml({
    ...COMPONENT,
    components: [`../../releases/${version}`],
  });
}

/** `canary/<name>/`: the release that the service starts from, and how the other one gets its share. */
export function canaryFile(
  model: string,
  options: {
    name: string;
    /** What it says of itself, and to nobody on a site. */
    annotations: Record<string, string>;
    /** The release that the predictor names. */
    version: string;
    spec: object;
  },
): string {
  const { name, annotations, version, spec } = options;
  return printYaml({
    ...COMPONENT,
    metadata: { name, annotations },
    components: [`../../releases/${version}`],
    ...patches(model, { metadata: { name: model }, spec }),
  });
}

/** `stop/`: KServe takes the pods away and keeps the service. */
export function stopFile(model: string): string {
  return patch(model, {
    metadata: { name: model, annotations: { [ANNOTATION_STOP]: 'true' } },
  });
}

/**
 * `run/<name>/`: what one group of sites builds. `follows` is `rings/<ring>` or `releases/<version>`; `stopped` for
 * sites that do not serve.
 */
export function runFile(
  follows: string,
  className: string,
  stopped: boolean,
): string {
  return printYaml({
    ...KUSTOMIZATION,
    resources: ['../../base'],
    components: [
      `../../${follows}`,
      `../../classes/${className}`,
      ...(stopped ? ['../../stop'] : []),
    ],
  });
}
