import type { DeploymentRef } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { DeploymentRecord } from '@ai-edge/backstage-plugin-ai-edge-node';
import type { KubeObject } from '../../hubs';
import type { ManifestStatus, ManifestWork } from '../argocd/argocdTypes';
import { availableOf, feedbackOf } from '../argocd/feedback';
import { artifactOf, artifactUri } from '../kserve/modelSource';
import { mirroredState } from './mirroredState';

const KINDS = new Set(['InferenceService', 'LLMInferenceService']);

/** What one entry of a mirror says: how the object is, that it is gone, or nothing at the moment. */
export interface MirrorEntry {
  ref: DeploymentRef;
  /** Absent while the mirror says nothing that counts. */
  record?: DeploymentRecord;
  /** The site has looked, and the object is not there. */
  gone: boolean;
}

function statusOf(
  work: ManifestWork,
  ordinal: number,
  { kind, metadata }: KubeObject,
): ManifestStatus | undefined {
  return work.status?.resourceStatus?.manifests?.find(
    ({ resourceMeta: meta }) =>
      meta?.kind === kind &&
      meta?.name === metadata.name &&
      (meta?.namespace ?? '') === (metadata.namespace ?? '') &&
      (meta?.ordinal ?? ordinal) === ordinal,
  );
}

function recordOf(
  ref: DeploymentRef,
  values: Record<string, string>,
  asOf: string,
): DeploymentRecord {
  const { uid, url, storageUri, storageKey, storagePath } = values;
  const generation = Number(values.generation);
  const storage = storagePath
    ? { key: storageKey, path: storagePath }
    : undefined;
  return {
    ref,
    uid: uid || undefined,
    generation: Number.isInteger(generation) ? generation : undefined,
    ...(ref.kind === 'LLMInferenceService' && { mode: 'LLM' as const }),
    artifact: artifactOf(
      artifactUri({
        model: { storageUri: storageUri || undefined, storage },
      }),
    ),
    ...mirroredState(ref.name, values),
    endpoint: url ? { url } : undefined,
    asOf,
  };
}

/** What a mirror work says of each model on its site. */
export function normalizeMirrorWork(
  work: ManifestWork,
  place: { hub: string; asOf: string },
): MirrorEntry[] {
  const site = work.metadata.namespace;
  const manifests = work.spec?.workload?.manifests ?? [];
  return manifests.flatMap((manifest, ordinal): MirrorEntry[] => {
    const { name, namespace } = manifest?.metadata ?? {};
    const kind = manifest?.kind ?? '';
    if (!manifest || !site || !name || !namespace || !KINDS.has(kind)) {
      return [];
    }
    const ref = { hub: place.hub, site, namespace, kind, name };
    const status = statusOf(work, ordinal, manifest);
    const available = availableOf(status);
    // The values of an object that is not there are those from when it was.
    const record =
      available?.status === 'True'
        ? recordOf(ref, feedbackOf(status), place.asOf)
        : undefined;
    const gone =
      available?.status === 'False' &&
      available.reason === 'ResourceNotAvailable';
    return [{ ref, record, gone }];
  });
}
