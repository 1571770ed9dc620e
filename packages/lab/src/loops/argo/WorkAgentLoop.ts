import { isDeepStrictEqual } from 'node:util';
import { KubeError, type KubeObject } from '../../kube/types';
import type { Lab, LabSite, Loop } from '../../Lab';
import { setConditions, type Condition } from '../conditions';
import { groupOf, isKind, keyOf, kinds } from '../kinds';
import type { Links } from '../Links';
import { keyParts, queueKey, watchHubs, watchSites } from '../siteKeys';
import { WorkQueue } from '../WorkQueue';
import { ensureNamespace } from './syncApplication';
import { feedbackOf } from './pullModel';

const CLEANUP = 'cluster.open-cluster-management.io/manifest-work-cleanup';

/** The work agent of every site: applies ManifestWorks, deletes what they leave, and feeds status back. */
export class WorkAgentLoop implements Loop {
  readonly name = 'work-agent';

  readonly #links: Links;

  static create(options: { links: Links }) {
    return new WorkAgentLoop(options.links);
  }

  private constructor(links: Links) {
    this.#links = links;
  }

  start(lab: Lab) {
    const { lag } = lab.options;
    const queue = WorkQueue.create({
      name: this.name,
      log: lab.log.bind(lab),
      work: key => {
        const [hub, cluster, name] = keyParts(key);
        const site = lab.site(hub, cluster);
        const work = lab
          .hub(hub)
          .get({ ...kinds.manifestWork, namespace: cluster, name });
        if (!site || !work) return;
        // A dark site neither hears nor says anything: the hub keeps what it knew.
        if (!this.#links.up(site)) queue.add(key, 2000 * lag);
        else if (work.metadata.deletionTimestamp) {
          if (!cleanUp(lab, site, work)) queue.add(key, 500 * lag);
        } else reconcile(lab, site, work);
      },
    });
    const add = (hub: string, work: KubeObject, delay: number) => {
      const { namespace, name } = work.metadata;
      queue.add(queueKey(hub, namespace, name), delay);
    };
    const stopHubs = watchHubs(lab, (hub, { type, object }) => {
      if (!isKind(object, kinds.manifestWork) || type === 'DELETED') return;
      const { generation = 1 } = object.metadata;
      if (object.metadata.deletionTimestamp || observed(object) < generation) {
        add(hub, object, 300 * lag);
      }
    });
    const stopSites = watchSites(lab, (site, { object }) => {
      if (!isKind(object, kinds.application)) return;
      const works = lab
        .hub(site.hub)
        .list(kinds.manifestWork, { namespace: site.name })
        .filter(work => carries(work, object));
      works.forEach(work => add(site.hub, work, 300 * lag));
    });
    for (const hub of lab.hubNames()) {
      for (const work of lab.hub(hub).list(kinds.manifestWork)) {
        if (observed(work) < (work.metadata.generation ?? 1)) add(hub, work, 0);
      }
    }
    return () => {
      stopHubs();
      stopSites();
      queue.stop();
    };
  }
}

function observed(work: KubeObject): number {
  return (
    work.status?.conditions?.find((c: { type: string }) => c.type === 'Applied')
      ?.observedGeneration ?? 0
  );
}

function manifestsOf(work: KubeObject): KubeObject[] {
  return work.spec?.workload?.manifests ?? [];
}

function carries(work: KubeObject, { metadata }: KubeObject) {
  return manifestsOf(work).some(
    manifest =>
      manifest.kind === 'Application' &&
      manifest.metadata.name === metadata.name &&
      manifest.metadata.namespace === metadata.namespace,
  );
}

function reconcile(lab: Lab, site: LabSite, work: KubeObject) {
  const hub = lab.hub(site.hub);
  const { generation } = work.metadata;
  const manifests = manifestsOf(work).map((manifest, ordinal) => {
    const failure = applyManifest(site, manifest);
    const live = site.store.get(keyOf(manifest));
    return { manifest, ordinal, failure, live };
  });
  const all = manifests.every(({ failure }) => !failure);
  const there = manifests.every(({ live }) => live);
  hub.mutate(keyOf(work), object => {
    object.metadata.finalizers = [CLEANUP];
    const before: { conditions?: []; statusFeedback?: unknown }[] =
      object.status?.resourceStatus?.manifests ?? [];
    object.status = {
      ...object.status,
      conditions: setConditions(object.status?.conditions, [
        {
          type: 'Applied',
          status: all ? 'True' : 'False',
          reason: all
            ? 'AppliedManifestWorkComplete'
            : 'AppliedManifestWorkFailed',
          message: all
            ? 'Apply manifest work complete'
            : 'Failed to apply manifest work',
          observedGeneration: generation,
        },
        {
          type: 'Available',
          status: there ? 'True' : 'False',
          reason: there ? 'ResourcesAvailable' : 'ResourcesNotAvailable',
          message: there
            ? 'All resources are available'
            : `${manifests.filter(({ live }) => !live).length} of ${
                manifests.length
              } resources are not available`,
          observedGeneration: generation,
        },
      ]),
      resourceStatus: {
        manifests: manifests.map(({ manifest, ordinal, failure, live }) => ({
          resourceMeta: {
            ordinal,
            group: groupOf(manifest),
            version: manifest.apiVersion.split('/').pop(),
            kind: manifest.kind,
            resource: `${manifest.kind.toLowerCase()}s`,
            name: manifest.metadata.name,
            namespace: manifest.metadata.namespace,
          },
          conditions: setConditions(
            before[ordinal]?.conditions,
            manifestConditions(failure, live),
          ),
          // When the object is gone the last values stay.
          statusFeedback: live
            ? { values: feedbackOf(live) }
            : before[ordinal]?.statusFeedback ?? {},
        })),
      },
    };
  });
}

function manifestConditions(
  failure: string | undefined,
  live: KubeObject | undefined,
): Condition[] {
  return [
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
      status: 'True',
      reason: 'StatusFeedbackSynced',
      message: '',
    },
  ];
}

/** Applies one manifest; gives why it could not be. */
function applyManifest(site: LabSite, manifest: KubeObject) {
  const key = keyOf(manifest);
  try {
    const live = site.store.get(key);
    if (!live) {
      ensureNamespace(site.store, manifest.metadata.namespace);
      site.store.create(manifest);
    } else if (!live.metadata.deletionTimestamp) {
      site.store.mutate(key, object => {
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

/** Deletes what a work applied; true when it is gone and the work may go, too. */
function cleanUp(lab: Lab, site: LabSite, work: KubeObject): boolean {
  const keys = manifestsOf(work).map(keyOf);
  for (const key of keys) site.store.delete(key);
  if (keys.some(key => site.store.get(key))) return false;
  lab.hub(site.hub).mutate(keyOf(work), object => {
    object.metadata.finalizers = object.metadata.finalizers?.filter(
      finalizer => finalizer !== CLEANUP,
    );
  });
  return true;
}
