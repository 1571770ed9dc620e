import { LABEL_MODEL } from '../kserve/labels';
import type { WrappedApplication } from './argocdTypes';

const OBJECT_ANNOTATION = 'ai-edge/object';
/** As Kubernetes names kinds, and namespaces and objects: what is written in Git becomes part of refs and paths. */
const KIND = /^[A-Za-z][A-Za-z0-9]{0,62}$/;
const NAME = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/;

/** The object that an Application brings to its site to serve a model. */
export interface DeliveredObject {
  kind: string;
  namespace: string;
  name: string;
  model: string;
}

function fromAnnotation(
  text: string,
  namespace: string,
): Omit<DeliveredObject, 'model'> | undefined {
  const parts = text.split('/');
  if (parts.length === 3) {
    return { kind: parts[0], namespace: parts[1], name: parts[2] };
  }
  return parts.length === 2
    ? { kind: parts[0], namespace, name: parts[1] }
    : undefined;
}

function isNamed({ kind, namespace, name }: Omit<DeliveredObject, 'model'>) {
  return KIND.test(kind) && NAME.test(namespace) && NAME.test(name);
}

/**
 * What an Application serves: as its annotations say (`ai-edge/object` is `<kind>/<namespace>/<name>` or
 * `<kind>/<name>`); by its path in the ai-edge repository; else, when it is known to be for a model, an
 * InferenceService of its own name. `undefined` for anything else that is delivered: telemetry, operators, and what
 * Kubernetes would not take as a name.
 */
export function deliveredObject(
  application: WrappedApplication,
  site: string,
): DeliveredObject | undefined {
  if (!application.metadata?.name) return undefined;
  const object = objectOf(application, site);
  return object && isNamed(object) ? object : undefined;
}

function objectOf(
  application: WrappedApplication,
  site: string,
): DeliveredObject | undefined {
  const { metadata, spec } = application;
  const path = (spec?.source ?? spec?.sources?.[0])?.path ?? '';
  const namespace = spec?.destination?.namespace ?? 'default';
  const ownName = metadata.name.startsWith(`${site}-`)
    ? metadata.name.slice(site.length + 1)
    : metadata.name;
  const model =
    metadata.annotations?.[LABEL_MODEL] ?? metadata.labels?.[LABEL_MODEL];
  const named = fromAnnotation(
    metadata.annotations?.[OBJECT_ANNOTATION] ?? '',
    namespace,
  );
  if (named) {
    return { ...named, model: model ?? named.name };
  }
  const app = /(?:^|\/)acm\/odh-edge\/apps\/([^/]+)\/?$/.exec(path)?.[1];
  if (app && app !== 'telemetry') {
    return {
      kind: 'Deployment',
      namespace: app,
      name: `${app}-model-1`,
      model: model ?? app,
    };
  }
  const inPath = /(?:^|\/)models\/([^/]+)\//.exec(path)?.[1];
  return model ?? inPath
    ? {
        kind: 'InferenceService',
        namespace,
        name: ownName,
        model: model ?? inPath ?? ownName,
      }
    : undefined;
}
