import type { Artifact } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Container, ModelSpec, PredictorSpec } from './kserveTypes';

/** Keys of `predictor` that older manifests name the model by. */
const FRAMEWORKS = [
  'sklearn',
  'xgboost',
  'tensorflow',
  'pytorch',
  'triton',
  'onnx',
  'huggingface',
  'pmml',
  'lightgbm',
  'paddle',
];

/** Where KServe puts a model when nothing else is said. */
const MODEL_MOUNT = '/mnt/models';

/** The model's part of the predictor, also in the older form with a framework's name. */
export function modelSpecOf(
  predictor: PredictorSpec | undefined,
): ModelSpec | undefined {
  if (predictor?.model) return predictor.model;
  const framework = FRAMEWORKS.find(name => predictor?.[name]);
  return framework
    ? {
        ...(predictor?.[framework] as ModelSpec),
        modelFormat: { name: framework },
      }
    : undefined;
}

/** An address with the digest that it pins, if any. */
export function artifactOf(uri: string | undefined): Artifact | undefined {
  if (!uri) return undefined;
  const digest = /@(sha256:[0-9a-f]{64})$/.exec(uri)?.[1];
  return { uri, ...(digest !== undefined && { digest }) };
}

/** The container that serves: the one of that name, else the first. */
export function servingContainer(
  containers: Container[] | undefined,
  name: string,
): Container | undefined {
  return (containers ?? []).find(one => one.name === name) ?? containers?.[0];
}

/** A server of one's own gets its model's address in `STORAGE_URI`, or has the model in its image. */
function customUri(containers: Container[] | undefined): string | undefined {
  const container = servingContainer(containers, 'kserve-container');
  const told = container?.env?.find(({ name }) => name === 'STORAGE_URI');
  return (
    told?.value || (container?.image ? `oci://${container.image}` : undefined)
  );
}

/**
 * Where the model comes from: an address, a data connection's key and path, the first of several addresses that is
 * mounted as the model, or the container of a server of one's own.
 */
export function artifactUri(
  predictor: PredictorSpec | undefined,
): string | undefined {
  const spec = modelSpecOf(predictor);
  if (spec?.storageUri) return spec.storageUri;
  const { key, path } = spec?.storage ?? {};
  if (path) return `storage://${key ?? ''}/${path}`;
  const uris = predictor?.storageUris ?? [];
  const main = uris.find(
    ({ mountPath }) => (mountPath ?? MODEL_MOUNT) === MODEL_MOUNT,
  );
  return (
    (main ?? uris[0])?.uri ||
    (spec ? undefined : customUri(predictor?.containers))
  );
}
