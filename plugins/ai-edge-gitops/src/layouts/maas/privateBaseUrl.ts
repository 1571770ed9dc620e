import { InputError } from '@backstage/errors';
import type { Tree } from '../../types';
import { asList, asText, asTexts, dig } from '../../yaml/narrow';
import { ANNOTATION_MODE } from './names';
import type { ServedModel } from './readModels';
import { readRuntimes, runtimeNamed } from './runtimes';

const SERVICE = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const DEFAULT_PORT = 8080;

/** A server's own flag says the port before its runtime does. */
function portOf(tree: Tree, { manifest, environment, runtime }: ServedModel) {
  const args = asList(dig(manifest, 'spec', 'predictor', 'model', 'args'));
  const flag = args
    .map(arg => /^--port=(\d+)$/.exec(asText(arg) ?? '')?.[1])
    .find(port => port !== undefined);
  const found = runtimeNamed(readRuntimes(tree, environment), runtime);
  const port = dig(
    found?.manifest,
    'spec',
    'containers',
    0,
    'ports',
    0,
    'containerPort',
  );
  return Number(flag ?? asText(port) ?? DEFAULT_PORT);
}

/**
 * Address at which the cluster of 3scale reaches a model. Throws an `InputError` for an InferenceService whose name
 * makes no Service.
 *
 * @internal
 */
export function privateBaseUrl(tree: Tree, served: ServedModel): string {
  const { name, namespace, manifest } = served;
  const service = `${name}-predictor`;
  if (!SERVICE.test(service) || service.length > 63) {
    throw new InputError(
      `model.name: no Service can be named ${service}, so InferenceService ${name} cannot be reached; rename it (lower case letters, digits and "-")`,
    );
  }
  const host = `${service}.${namespace}.svc.cluster.local`;
  const annotations = asTexts(dig(manifest, 'metadata', 'annotations'));
  // The Service is headless without Knative (the reference's rawDeploymentServiceConfig): the container's own port.
  return ['Knative', 'Serverless'].includes(annotations[ANNOTATION_MODE])
    ? `http://${host}`
    : `http://${host}:${portOf(tree, served)}`;
}
