import type { PlanContext, ResolvedIntent } from '../../types';
import { printYaml } from '../../yaml/printYaml';
import type { Image } from './parseImage';
import {
  ANNOTATION_OWNER,
  ANNOTATION_RUNTIME,
  BASE_NAME,
  LABEL_MODEL_NAME,
  LABEL_RELEASE,
  paths,
  PLACEHOLDER_IMAGE,
} from './paths';

type Deploy = Extract<ResolvedIntent, { kind: 'deploy' }>;

const KUSTOMIZATION = {
  apiVersion: 'kustomize.config.k8s.io/v1beta1',
  kind: 'Kustomization',
};

/** Labels that name the release of an app; not in selectors, which cannot change. */
export function releaseLabels(version: string) {
  return { pairs: { [LABEL_RELEASE]: version }, includeTemplates: true };
}

/** The base's Deployment, as far as the intent has a word on it. */
function deploymentPatch({
  model,
  resources,
  accelerator,
  options,
}: Deploy): string {
  const claim = accelerator && {
    [accelerator.resource]: String(accelerator.count),
  };
  const amounts = { ...resources, ...claim };
  const path = options?.readinessPath ?? `/v2/models/${model.name}/ready`;
  return printYaml({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: BASE_NAME },
    spec: {
      replicas: options?.minReplicas,
      // A new pod that waits for the device of the old one would wait for ever.
      ...(claim && {
        strategy: {
          type: 'RollingUpdate',
          rollingUpdate: { maxSurge: 0, maxUnavailable: 1 },
        },
      }),
      template: {
        spec: {
          containers: [
            {
              name: 'model',
              readinessProbe: { httpGet: { path } },
              ...(Object.keys(amounts).length > 0 && {
                resources: { requests: amounts, limits: amounts },
              }),
            },
          ],
          ...(accelerator && {
            tolerations: [
              {
                key: accelerator.resource,
                operator: 'Exists',
                effect: 'NoSchedule',
              },
            ],
          }),
        },
      },
    },
  });
}

/** `apps/<app>/kustomization.yaml`. `metrics` is a patch of the Service, where its metrics are not at its API. */
export function appFile(
  intent: Deploy,
  image: Image,
  { hasRoute, metrics }: { hasRoute: boolean; metrics?: string },
): string {
  const { name, version } = intent.model;
  const { owner, runtime } = intent;
  return printYaml({
    ...KUSTOMIZATION,
    namespace: name,
    namePrefix: `${name}-`,
    commonAnnotations:
      owner === undefined && runtime === undefined
        ? undefined
        : { [ANNOTATION_OWNER]: owner, [ANNOTATION_RUNTIME]: runtime },
    labels: [
      {
        pairs: { app: `${name}-1`, [LABEL_MODEL_NAME]: name },
        includeSelectors: true,
      },
      ...(version ? [releaseLabels(version)] : []),
    ],
    resources: ['../../base'],
    patches: [
      { patch: deploymentPatch(intent) },
      ...(metrics === undefined ? [] : [{ patch: metrics }]),
    ],
    // Kustomize does not know that a Route names a Service.
    replacements: hasRoute
      ? [
          {
            source: { kind: 'Service', fieldPath: 'metadata.name' },
            targets: [
              { select: { kind: 'Route' }, fieldPaths: ['spec.to.name'] },
            ],
          },
        ]
      : undefined,
    images: [
      {
        name: PLACEHOLDER_IMAGE,
        newName: image.name,
        digest: image.digest,
      },
    ],
  });
}

/** JSON 6902 operations as the text of a patch. `add` also replaces what is there. */
export function operations(values: [path: string, value: unknown][]): string {
  return printYaml(values.map(([path, value]) => ({ op: 'add', path, value })));
}

/** `overlays/<app>/kustomization.yaml`: the app's own Placement and ApplicationSet. */
export function overlayFile(
  app: { name: string; model: string; namespace: string; deployment: string },
  placement: { clusterSets: string[]; predicates: unknown[] },
  { repoUrl, branch }: Pick<PlanContext, 'repoUrl' | 'branch'>,
): string {
  const template = '/spec/template';
  return printYaml({
    ...KUSTOMIZATION,
    namePrefix: `${app.name}-`,
    resources: ['../../base'],
    patches: [
      {
        target: { kind: 'ApplicationSet' },
        patch: operations([
          [`${template}/metadata/name`, `{{name}}-${app.name}`],
          [`${template}/metadata/annotations/ai-edge~1model`, app.model],
          [
            `${template}/metadata/annotations/ai-edge~1object`,
            `Deployment/${app.deployment}`,
          ],
          [`${template}/spec/source/repoURL`, repoUrl],
          [`${template}/spec/source/targetRevision`, branch],
          [`${template}/spec/source/path`, paths.app(app.name)],
          [`${template}/spec/destination/namespace`, app.namespace],
        ]),
      },
      {
        target: { kind: 'Placement' },
        patch: operations([
          ['/spec/clusterSets', placement.clusterSets],
          ['/spec/predicates', placement.predicates],
        ]),
      },
    ],
    replacements: [
      {
        source: { kind: 'Placement', fieldPath: 'metadata.name' },
        targets: [
          {
            select: { kind: 'ApplicationSet' },
            fieldPaths: [
              'spec.generators.0.clusterDecisionResource.labelSelector.matchLabels.[cluster.open-cluster-management.io/placement]',
            ],
          },
        ],
      },
    ],
  });
}
