import { posix } from 'node:path';
import {
  readKustomization,
  type Kustomization,
} from '../../kustomize/Kustomization';
import type { Tree } from '../../types';
import { asList, asMap, asText, asTexts } from '../../yaml/narrow';
import { isStopped } from './appStop';
import {
  ANNOTATION_OWNER,
  ANNOTATION_RUNTIME,
  BASE_NAME,
  LABEL_MODEL_NAME,
  LABEL_RELEASE,
  PLACEHOLDER_IMAGE,
} from './paths';

/**
 * An app directory that serves a model.
 *
 * @internal
 */
export interface EdgeApp {
  /** Name of the directory. */
  name: string;
  dir: string;
  kustomization: Kustomization;
  /** Label `model-name`, the app's name when it has none. */
  model: string;
  namespace: string;
  /** Name of the Deployment on the sites. */
  deployment: string;
  version?: string;
  owner?: string;
  runtime?: string;
  stopped?: true;
  /** `oci://` address of the image. */
  artifact?: string;
  /** Position of the model's entry in `images`. */
  imageIndex: number;
}

/**
 * The labels that a kustomization gives to everything, old field and new.
 *
 * @internal
 */
export function labelsOf(value: Record<string, unknown>) {
  return Object.assign(
    {},
    asTexts(value.commonLabels),
    ...asList(value.labels).map(entry => asTexts(asMap(entry).pairs)),
  ) as Record<string, string>;
}

function artifactOf(image: Record<string, unknown>): string | undefined {
  const name = asText(image.newName) ?? asText(image.name);
  const digest = asText(image.digest);
  const tag = asText(image.newTag);
  if (digest) return `oci://${name}@${digest}`;
  return tag ? `oci://${name}:${tag}` : undefined;
}

/**
 * Reads an app directory; undefined when it replaces no model image, as the collector's does not.
 *
 * @internal
 */
export function readApp(tree: Tree, dir: string): EdgeApp | undefined {
  const kustomization = readKustomization(tree, dir);
  if (!kustomization) return undefined;
  const { value } = kustomization;
  const images = asList(value.images).map(asMap);
  const imageIndex = images.findIndex(
    ({ name }) => asText(name) === PLACEHOLDER_IMAGE,
  );
  if (imageIndex < 0) return undefined;
  const name = posix.basename(dir);
  const labels = labelsOf(value);
  const annotations = asTexts(value.commonAnnotations);
  return {
    name,
    dir,
    kustomization,
    model: labels[LABEL_MODEL_NAME] ?? name,
    namespace: asText(value.namespace) ?? name,
    deployment: `${asText(value.namePrefix) ?? ''}${BASE_NAME}`,
    version: labels[LABEL_RELEASE],
    owner: annotations[ANNOTATION_OWNER],
    runtime: annotations[ANNOTATION_RUNTIME],
    ...(isStopped(value) && { stopped: true as const }),
    artifact: artifactOf(images[imageIndex]),
    imageIndex,
  };
}
