import { isDeepStrictEqual } from 'node:util';
import { KubeError, type KubeObject, type ObjectStore } from '../../kube/types';
import { setConditions, type Condition } from '../conditions';
import { groupOf, keyOf } from '../kinds';
import { feedbackOf } from './feedback';
import {
  configOf,
  isReadOnly,
  resourceOf,
  type ManifestConfig,
} from './manifestConfigs';
import { ensureNamespace } from './syncApplication';

const CLEANUP = 'cluster.open-cluster-management.io/manifest-work-cleanup';

interface ManifestStatus {
  conditions?: Condition[];
  statusFeedback?: unknown;
}

interface Manifest {
  manifest: KubeObject;
  config?: ManifestConfig;
  failure?: string;
  live?: KubeObject;
}

export function manifestsOf(work: KubeObject): KubeObject[] {
  return work.spec?.workload?.manifests ?? [];
}

/** What a work agent does with a work: applies what it is to apply, looks at the rest, and says on the hub how it is. */
export function reconcileWork(
  hub: ObjectStore,
  site: ObjectStore,
  work: KubeObject,
): void {
  const { generation } = work.metadata;
  const manifests = manifestsOf(work).map((manifest): Manifest => {
    const config = configOf(site, work, manifest);
    const failure = isReadOnly(config)
      ? undefined
      : applyManifest(site, manifest);
    return { manifest, config, failure, live: site.get(keyOf(manifest)) };
  });
  hub.mutate(keyOf(work), object => {
    object.metadata.finalizers = [CLEANUP];
    const before: ManifestStatus[] =
      object.status?.resourceStatus?.manifests ?? [];
    object.status = {
      ...object.status,
      conditions: setConditions(
        object.status?.conditions,
        workConditions(manifests, generation),
      ),
      resourceStatus: {
        manifests: manifests.map((entry, ordinal) =>
          manifestStatus(site, entry, ordinal, before),
        ),
      },
    };
  });
}

function workConditions(
  manifests: Manifest[],
  observedGeneration: number | undefined,
): Condition[] {
  const all = manifests.every(({ failure }) => !failure);
  const missing = manifests.filter(({ live }) => !live).length;
  return [
    {
      type: 'Applied',
      status: all ? 'True' : 'False',
      reason: all ? 'AppliedManifestWorkComplete' : 'AppliedManifestWorkFailed',
      message: all
        ? 'Apply manifest work complete'
        : 'Failed to apply manifest work',
      observedGeneration,
    },
    {
      type: 'Available',
      status: missing === 0 ? 'True' : 'False',
      reason: missing === 0 ? 'ResourcesAvailable' : 'ResourcesNotAvailable',
      message:
        missing === 0
          ? 'All resources are available'
          : `${missing} of ${manifests.length} resources are not available`,
      observedGeneration,
    },
  ];
}

function manifestStatus(
  site: ObjectStore,
  { manifest, config, failure, live }: Manifest,
  ordinal: number,
  all: (ManifestStatus & { resourceMeta?: KubeObject['metadata'] })[],
) {
  const resourceMeta = {
    ordinal,
    group: groupOf(manifest),
    version: manifest.apiVersion.split('/').pop(),
    kind: manifest.kind,
    resource: resourceOf(site, manifest),
    name: manifest.metadata.name,
    namespace: manifest.metadata.namespace,
  };
  const before = all.find(
    ({ resourceMeta: meta }) =>
      meta?.kind === resourceMeta.kind &&
      meta?.name === resourceMeta.name &&
      meta?.namespace === resourceMeta.namespace,
  );
  const feedback = live && feedbackOf(config, live);
  return {
    resourceMeta,
    conditions: setConditions(before?.conditions, [
      {
        type: 'Applied',
        status: failure ? 'False' : 'True',
        reason: failure ? 'AppliedManifestFailed' : 'AppliedManifestComplete',
        message: failure ?? 'Apply manifest complete',
      },
      {
        type: 'Available',
        status: live ? 'True' : 'False',
        reason: live ? 'ResourceAvailable' : 'ResourceNotAvailable',
        message: live ? 'Resource is available' : 'Resource is not available',
      },
      {
        type: 'StatusFeedbackSynced',
        status: feedback?.error ? 'False' : 'True',
        reason: feedback?.error
          ? 'StatusFeedbackSyncFailed'
          : 'StatusFeedbackSynced',
        message: feedback?.error
          ? `Sync status feedback failed with error ${feedback.error}`
          : '',
      },
    ]),
    // When the object is gone the last values stay.
    statusFeedback: feedback
      ? { values: feedback.values }
      : before?.statusFeedback ?? {},
  };
}

/** Applies one manifest; gives why it could not be. */
function applyManifest(site: ObjectStore, manifest: KubeObject) {
  const key = keyOf(manifest);
  try {
    const live = site.get(key);
    if (!live) {
      ensureNamespace(site, manifest.metadata.namespace);
      site.create(manifest);
    } else if (!live.metadata.deletionTimestamp) {
      site.mutate(key, object => {
        if (!isDeepStrictEqual(object.spec, manifest.spec)) {
          object.spec = structuredClone(manifest.spec);
        }
        const { labels, annotations, finalizers } = manifest.metadata;
        object.metadata.labels = { ...object.metadata.labels, ...labels };
        object.metadata.annotations = {
          ...object.metadata.annotations,
          ...annotations,
        };
        object.metadata.finalizers = finalizers;
      });
    }
    return undefined;
  } catch (error) {
    if (error instanceof KubeError) return error.message;
    throw error;
  }
}

/** Deletes what a work applied, unless it is to be orphaned; true when it is gone and the work may go, too. */
export function cleanUpWork(
  hub: ObjectStore,
  site: ObjectStore,
  work: KubeObject,
): boolean {
  const orphans = work.spec?.deleteOption?.propagationPolicy === 'Orphan';
  const keys = manifestsOf(work)
    .filter(manifest => !orphans && !isReadOnly(configOf(site, work, manifest)))
    .map(keyOf);
  for (const key of keys) site.delete(key);
  if (keys.some(key => site.get(key))) return false;
  hub.mutate(keyOf(work), object => {
    object.metadata.finalizers = object.metadata.finalizers?.filter(
      finalizer => finalizer !== CLEANUP,
    );
  });
  return true;
}
