import type { Manifest } from '../../kustomize/patches';
import type { Tree } from '../../types';
import { asMap, asText, asTexts, dig } from '../../yaml/narrow';
import { readModelAddress } from '../storageAddress';
import {
  ANNOTATION_OWNER,
  ANNOTATION_STOP,
  LABEL_MODEL,
  LABEL_RELEASE,
} from './names';
import type { Environment } from './readEnvironments';
import { readObjects, type SourcedObject } from './readObjects';

/**
 * A model that an environment serves.
 *
 * @internal
 */
export interface ServedModel {
  environment: Environment;
  /** File that its InferenceService is in. */
  path: string;
  manifest: Manifest;
  /** Label `ai-edge/model`, the InferenceService's name when it has none. */
  model: string;
  /** Name of the InferenceService. */
  name: string;
  namespace: string;
  version?: string;
  artifact?: string;
  format?: string;
  runtime?: string;
  owner?: string;
  stopped: boolean;
}

/**
 * The group and kind of an object, such as `serving.kserve.io/InferenceService`.
 *
 * @internal
 */
export function kindOf({ apiVersion, kind }: Manifest): string {
  const [group] = (asText(apiVersion) ?? '').split('/');
  return `${group}/${asText(kind) ?? ''}`;
}

const INFERENCE_SERVICE = 'serving.kserve.io/InferenceService';

/**
 * What an object says of the model that it serves; `undefined` when it is no InferenceService.
 *
 * @internal
 */
export function toServedModel(
  environment: Environment,
  { path, manifest }: SourcedObject,
): ServedModel | undefined {
  const metadata = asMap(manifest.metadata);
  const name = asText(metadata.name);
  if (kindOf(manifest) !== INFERENCE_SERVICE || name === undefined) {
    return undefined;
  }
  const labels = asTexts(metadata.labels);
  const annotations = asTexts(metadata.annotations);
  const model = dig(manifest, 'spec', 'predictor', 'model');
  return {
    environment,
    path,
    manifest,
    model: labels[LABEL_MODEL] ?? name,
    name,
    namespace: asText(metadata.namespace) ?? environment.namespace,
    version: labels[LABEL_RELEASE],
    artifact: readModelAddress(model),
    format: asText(dig(model, 'modelFormat', 'name')),
    runtime: asText(dig(model, 'runtime')),
    owner: annotations[ANNOTATION_OWNER],
    stopped: annotations[ANNOTATION_STOP] === 'true',
  };
}

/**
 * The models that an environment serves, in the order of its build.
 *
 * @internal
 */
export function readModels(
  tree: Tree,
  environment: Environment,
): ServedModel[] {
  return readObjects(tree, environment.dir)
    .map(object => toServedModel(environment, object))
    .filter(model => model !== undefined);
}

/**
 * The model of that name in an environment.
 *
 * @internal
 */
export function findModel(
  tree: Tree,
  environment: Environment,
  name: string,
): ServedModel | undefined {
  return readModels(tree, environment).find(({ model }) => model === name);
}
