import { isDeepStrictEqual } from 'node:util';
import { KubeError, type KubeObject, type ObjectStore } from '../../kube/types';
import { kinds, kubeTime } from '../kinds';
import { KustomizeError } from '../kustomize/KustomizeError';
import { applyObject, isSynced } from './applyObject';
import {
  desiredObjects,
  TRACKING_ID,
  type DesiredObject,
} from './desiredObjects';
import { healthOf, worst, type Health } from './health';
import type { RepositoryServer } from './RepositoryServer';

/** How long a self-heal waits after the last sync. */
const SELF_HEAL_MILLISECONDS = 5000;

/** One entry of an Application's `status.resources`. */
interface ManagedResource {
  group: string;
  version: string;
  kind: string;
  namespace?: string;
  name: string;
  status: 'Synced' | 'OutOfSync';
  health?: { status: Health };
  requiresPruning?: boolean;
}

/**
 * Compares an Application with its cluster and, where it is to sync by itself, applies and prunes: what Argo CD's
 * controller does on a refresh. Gives the new status, which the caller writes.
 */
export async function syncApplication(options: {
  store: ObjectStore;
  application: KubeObject;
  repositories: RepositoryServer;
}): Promise<Record<string, unknown>> {
  const { store, application, repositories } = options;
  const { spec, status = {} } = application;
  const source = spec.source;
  let revision: string;
  let desired: DesiredObject[];
  try {
    if (!source) throw new KustomizeError('spec.source is required');
    revision = await repositories.revision(source);
    desired = desiredObjects(
      store,
      application,
      await repositories.manifests(source, revision),
    );
  } catch (error) {
    if (!(error instanceof KustomizeError)) throw error;
    return comparisonError(status, spec, error);
  }
  const known: ManagedResource[] = status.resources ?? [];
  const automated =
    spec.syncPolicy?.automated && spec.syncPolicy.automated.enabled !== false;
  let result = compare(store, application, desired, known);
  let { operationState } = status;
  const history = [...(status.history ?? [])];
  if (result.sync === 'OutOfSync' && automated && due(application, revision)) {
    const startedAt = kubeTime();
    const done = run(store, application, desired, result.resources);
    operationState = {
      operation: {
        initiatedBy: { automated: true },
        sync: { revision, prune: spec.syncPolicy.automated.prune === true },
      },
      phase: done.failed ? 'Failed' : 'Succeeded',
      message: done.failed
        ? 'one or more objects failed to apply'
        : 'successfully synced (all tasks run)',
      startedAt,
      finishedAt: kubeTime(),
      syncResult: { revision, source, resources: done.results },
    };
    if (!done.failed) {
      const id = (history.at(-1)?.id ?? -1) + 1;
      history.push({ id, revision, deployedAt: kubeTime(), source });
    }
    result = compare(store, application, desired, known);
  }
  const images = desired.flatMap(({ object }) => imagesOf(object));
  return {
    ...status,
    sync: {
      status: result.sync,
      revision,
      comparedTo: { source, destination: spec.destination },
    },
    health: { status: result.health },
    resources: result.resources,
    history: history.slice(-(spec.revisionHistoryLimit ?? 10)),
    operationState,
    conditions: syncErrors(operationState),
    sourceType: spec.source.directory ? 'Directory' : 'Kustomize',
    summary: images.length ? { images: [...new Set(images)].sort() } : {},
    ...(status.sync?.revision === revision && result.sync === status.sync.status
      ? {}
      : { reconciledAt: kubeTime() }),
  };
}

function comparisonError(status: any, spec: any, error: KustomizeError) {
  const known = status.conditions?.find(
    (c: { type: string; message: string }) =>
      c.type === 'ComparisonError' && c.message.endsWith(error.message),
  );
  return {
    ...status,
    sync: {
      ...status.sync,
      status: 'Unknown',
      comparedTo: { source: spec.source, destination: spec.destination },
    },
    health: status.health ?? { status: 'Healthy' },
    conditions: [
      known ?? {
        type: 'ComparisonError',
        message: `Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unknown desc = ${error.message}`,
        lastTransitionTime: kubeTime(),
      },
    ],
  };
}

function syncErrors(operationState: any) {
  if (operationState?.phase !== 'Failed') return [];
  const failed = operationState.syncResult.resources.find(
    (r: { status: string }) => r.status === 'SyncFailed',
  );
  return [
    {
      type: 'SyncError',
      message: `Failed last sync attempt to [${
        operationState.syncResult.revision
      }]: ${operationState.message}: ${failed?.message ?? ''}`,
      lastTransitionTime: operationState.finishedAt,
    },
  ];
}

/** An automated sync runs once a revision, a failed one too; drift is healed only where that is switched on. */
function due({ spec, status }: KubeObject, revision: string): boolean {
  const last = status?.operationState;
  const source = last?.syncResult?.source;
  if (!last || last.syncResult?.revision !== revision) return true;
  if (!isDeepStrictEqual(source, spec.source)) return true;
  if (!spec.syncPolicy.automated.selfHeal) return false;
  return Date.now() - Date.parse(last.finishedAt) > SELF_HEAL_MILLISECONDS;
}

function compare(
  store: ObjectStore,
  application: KubeObject,
  desired: DesiredObject[],
  known: ManagedResource[],
): {
  sync: 'Synced' | 'OutOfSync';
  health: Health;
  resources: ManagedResource[];
} {
  const resources: ManagedResource[] = desired.map(({ object, refused }) => {
    const [group, version] = object.apiVersion.includes('/')
      ? object.apiVersion.split('/')
      : ['', object.apiVersion];
    const { namespace, name } = object.metadata;
    const key = { group, kind: object.kind, namespace, name };
    const live = refused ? undefined : store.get(key);
    const health = live ? healthOf(live) : 'Missing';
    return {
      group,
      version,
      kind: object.kind,
      ...(namespace ? { namespace } : {}),
      name,
      status: isSynced(live, object) ? 'Synced' : 'OutOfSync',
      ...(health ? { health: { status: health } } : {}),
    };
  });
  for (const { group, version, kind, namespace, name } of known) {
    const wanted = resources.some(
      r =>
        r.group === group &&
        r.kind === kind &&
        r.namespace === namespace &&
        r.name === name,
    );
    const live = wanted
      ? undefined
      : store.get({ group, kind, namespace, name });
    if (!live || !isOurs(live, application)) continue;
    resources.push({
      group,
      version,
      kind,
      ...(namespace ? { namespace } : {}),
      name,
      status: 'OutOfSync',
      requiresPruning: true,
    });
  }
  return {
    sync: resources.every(({ status }) => status === 'Synced')
      ? 'Synced'
      : 'OutOfSync',
    health: worst(
      resources.flatMap(({ health }) => (health ? [health.status] : [])),
    ),
    resources,
  };
}

function isOurs(live: KubeObject, application: KubeObject) {
  return live.metadata.annotations?.[TRACKING_ID]?.startsWith(
    `${application.metadata.name}:`,
  );
}

function run(
  store: ObjectStore,
  application: KubeObject,
  desired: DesiredObject[],
  resources: ManagedResource[],
) {
  const { spec, metadata } = application;
  const options: string[] = spec.syncPolicy?.syncOptions ?? [];
  const results: Record<string, unknown>[] = [];
  if (options.includes('CreateNamespace=true')) {
    ensureNamespace(store, spec.destination.namespace);
  }
  const attempt = (object: ManagedResource, act: () => string) => {
    const { group, version, kind, namespace, name } = object;
    const result = { group, version, kind, namespace, name };
    try {
      const message = act();
      const status = message.endsWith('pruned') ? 'Pruned' : 'Synced';
      results.push({ ...result, status, message });
    } catch (error) {
      if (!(error instanceof KubeError)) throw error;
      results.push({ ...result, status: 'SyncFailed', message: error.message });
    }
  };
  desired.forEach(({ object, refused }, index) => {
    attempt(resources[index], () => {
      if (refused) throw new KubeError(400, 'BadRequest', refused);
      applyObject(store, object);
      const { kind, name } = resources[index];
      return `${kind.toLowerCase()}/${name} configured`;
    });
  });
  const failed = results.some(({ status }) => status === 'SyncFailed');
  const confirmed =
    !options.includes('Prune=confirm') ||
    metadata.annotations?.['argocd.argoproj.io/deletion-approved'];
  if (!failed && confirmed && spec.syncPolicy.automated.prune) {
    for (const resource of resources.filter(r => r.requiresPruning)) {
      const live = store.get(resource);
      const own =
        live?.metadata.annotations?.['argocd.argoproj.io/sync-options'];
      if (own?.includes('Prune=false')) continue;
      attempt(resource, () => {
        store.delete(resource);
        return `${resource.kind.toLowerCase()}/${resource.name} pruned`;
      });
    }
  }
  return { failed, results };
}

/** Argo CD's `CreateNamespace=true`. */
export function ensureNamespace(store: ObjectStore, name?: string): void {
  if (!name || store.get({ ...kinds.namespace, name })) return;
  store.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
}

function imagesOf(object: KubeObject): string[] {
  const pod =
    object.spec?.template?.spec ??
    object.spec?.jobTemplate?.spec?.template?.spec;
  return (pod?.containers ?? []).flatMap((c: { image?: string }) =>
    c.image ? [c.image] : [],
  );
}
