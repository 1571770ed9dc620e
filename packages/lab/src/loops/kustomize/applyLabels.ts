import type { Kustomization } from './Kustomization';
import type { Resource } from './Resource';

type Json = any;
type Labels = Record<string, string>;

function put(parent: Json, key: string, labels: Labels) {
  parent[key] = { ...parent[key], ...labels };
}

/** Pod templates and their like, by kind. */
function templates(object: Json): Json[] {
  const { kind, spec } = object;
  if (kind === 'CronJob') {
    const job = spec?.jobTemplate;
    return [job, job?.spec?.template].filter(Boolean);
  }
  const template =
    /^(Deployment|StatefulSet|DaemonSet|ReplicaSet|Job)$/.test(kind) &&
    spec?.template;
  return template ? [template] : [];
}

/** `commonLabels` and `labels`. With selectors, the built-in kinds' selectors and pod templates get them, too. */
export function applyLabels(
  { commonLabels, commonAnnotations, labels = [] }: Kustomization,
  resources: Resource[],
): void {
  for (const { pairs, includeSelectors, includeTemplates } of labels) {
    add(pairs, resources, includeSelectors === true, includeTemplates === true);
  }
  if (commonLabels) add(commonLabels, resources, true, true);
  if (commonAnnotations) {
    for (const { object } of resources) {
      put(object.metadata, 'annotations', commonAnnotations);
      for (const template of templates(object)) {
        template.metadata ??= {};
        put(template.metadata, 'annotations', commonAnnotations);
      }
    }
  }
}

function add(
  pairs: Labels,
  resources: Resource[],
  inSelectors: boolean,
  inTemplates: boolean,
) {
  for (const { object } of resources) {
    put(object.metadata, 'labels', pairs);
    if (inSelectors || inTemplates) {
      for (const template of templates(object)) {
        template.metadata ??= {};
        put(template.metadata, 'labels', pairs);
      }
    }
    if (!inSelectors || !object.spec) continue;
    if (object.kind === 'Service') {
      put(object.spec, 'selector', pairs);
    } else if (
      /^(Deployment|StatefulSet|DaemonSet|ReplicaSet)$/.test(object.kind)
    ) {
      object.spec.selector ??= {};
      put(object.spec.selector, 'matchLabels', pairs);
    }
  }
}
