import type { KubeObject } from '../../hubs';
import type { ManifestConfig, ManifestWork } from '../argocd/argocdTypes';

const READ_ONLY = 'ReadOnly';

/** Plurals of the kinds that are mirrored. */
const RESOURCES: Record<string, string> = {
  InferenceService: 'inferenceservices',
  LLMInferenceService: 'llminferenceservices',
};

function names(
  { resourceIdentifier: id }: ManifestConfig,
  { apiVersion = '', kind = '', metadata }: KubeObject,
): boolean {
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  return (
    (id?.group ?? '') === group &&
    id?.resource === (RESOURCES[kind] ?? `${kind.toLowerCase()}s`) &&
    id?.name === metadata?.name &&
    (id?.namespace ?? '') === (metadata?.namespace ?? '')
  );
}

/**
 * Whether a work does nothing but look. An entry that no `ReadOnly` configuration names is applied, and deleted with the
 * work: the agent falls back to `Update` without a word.
 */
export function isReadOnlyWork({ spec }: ManifestWork): boolean {
  const configs = spec?.manifestConfigs ?? [];
  return (spec?.workload?.manifests ?? []).every(
    manifest =>
      manifest !== undefined &&
      configs.some(
        config =>
          config.updateStrategy?.type === READ_ONLY && names(config, manifest),
      ),
  );
}
