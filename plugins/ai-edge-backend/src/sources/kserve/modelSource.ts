import type { Artifact } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { InferenceService, ModelSpec } from './kserveTypes';

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

/** The model's part of the predictor, also in the older form with a framework's name. */
export function modelSpecOf(object: InferenceService): ModelSpec | undefined {
  const predictor = object.spec?.predictor;
  if (predictor?.model) return predictor.model;
  const framework = FRAMEWORKS.find(name => predictor?.[name] !== undefined);
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

/** Where the model comes from: an address, or a data connection's key and path. */
export function artifactUri(spec: ModelSpec | undefined): string | undefined {
  if (spec?.storageUri) return spec.storageUri;
  const { key, path } = spec?.storage ?? {};
  return path === undefined ? undefined : `storage://${key ?? ''}/${path}`;
}
