import type { KubeObject, ObjectStore } from '../../kube/types';
import { groupOf } from '../kinds';

/** How the work agent treats one manifest. */
export interface ManifestConfig {
  resourceIdentifier: {
    group?: string;
    resource?: string;
    namespace?: string;
    name?: string;
  };
  feedbackRules?: {
    type: string;
    jsonPaths?: { name: string; path: string }[];
  }[];
  updateStrategy?: { type?: string };
}

/** Plural of a manifest's kind, as the site's API server has it. */
export function resourceOf(store: ObjectStore, manifest: KubeObject): string {
  return (
    store.typeOf(groupOf(manifest), manifest.kind)?.plural ??
    `${manifest.kind.toLowerCase()}s`
  );
}

/** The configuration that names the manifest, if any does: what is misspelt counts for nothing. */
export function configOf(
  store: ObjectStore,
  work: KubeObject,
  manifest: KubeObject,
): ManifestConfig | undefined {
  const configs: ManifestConfig[] = work.spec?.manifestConfigs ?? [];
  const { name, namespace } = manifest.metadata;
  return configs.find(
    ({ resourceIdentifier: id }) =>
      (id?.group ?? '') === groupOf(manifest) &&
      id?.resource === resourceOf(store, manifest) &&
      id?.name === name &&
      (id?.namespace ?? '') === (namespace ?? ''),
  );
}

/** The agent looks at the object and never touches it. Without a configuration that says so, it applies. */
export function isReadOnly(config: ManifestConfig | undefined): boolean {
  return config?.updateStrategy?.type === 'ReadOnly';
}
