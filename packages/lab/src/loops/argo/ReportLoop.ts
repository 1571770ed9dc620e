import { isDeepStrictEqual } from 'node:util';
import type { KubeObject } from '../../kube/types';
import type { Lab, Loop } from '../../Lab';
import { isKind, keyOf, kinds } from '../kinds';
import { keyParts, queueKey, watchHubs } from '../siteKeys';
import { WorkQueue } from '../WorkQueue';
import { pullModel } from './pullModel';

interface ClusterCondition {
  cluster: string;
  app: string;
  healthStatus?: string;
  syncStatus?: string;
  operationStateStartedAt?: string;
  operationStatePhase?: string;
  syncRevision?: string;
  /** Errors and warnings, as Search collects them of the cluster's Application. */
  conditions?: { type: string; message: string }[];
}

/**
 * ACM's aggregation: one MulticlusterApplicationSetReport an ApplicationSet, keyed by cluster, and the hub copies of the
 * Applications, whose health passes through `Progressing` at every change, as it really does.
 */
export class ReportLoop implements Loop {
  readonly name = 'appset-report';

  static create() {
    return new ReportLoop();
  }

  start(lab: Lab) {
    const sets = new Map<string, Map<string, ClusterCondition>>();
    const queue = WorkQueue.create({
      name: this.name,
      log: lab.log.bind(lab),
      work: key => {
        const [hub, namespace, name] = keyParts(key);
        report(lab, hub, namespace, name, sets.get(key) ?? new Map());
      },
    });
    const note = (hub: string, work: KubeObject, gone: boolean) => {
      const { annotations, namespace: cluster } = work.metadata;
      const set = annotations?.[pullModel.appSetAnnotation];
      if (!set || !cluster) return;
      const [namespace, name] = set.split('/');
      const key = queueKey(hub, namespace, name);
      let clusters = sets.get(key);
      if (!clusters) {
        clusters = new Map();
        sets.set(key, clusters);
      }
      const condition = conditionFor(lab, hub, work);
      if (gone) clusters.delete(cluster);
      else if (condition) clusters.set(cluster, condition);
      queue.add(key, 1000 * lab.options.lag);
    };
    for (const hub of lab.hubNames()) {
      for (const work of lab.hub(hub).list(kinds.manifestWork)) {
        note(hub, work, false);
      }
    }
    const stop = watchHubs(lab, (hub, { type, object }) => {
      if (isKind(object, kinds.manifestWork)) {
        note(hub, object, type === 'DELETED');
      } else if (isKind(object, kinds.applicationSet) && type === 'DELETED') {
        const { namespace, name } = object.metadata;
        sets.delete(queueKey(hub, namespace, name));
        lab.hub(hub).delete({ ...kinds.report, namespace, name });
      }
    });
    return () => {
      stop();
      queue.stop();
    };
  }
}

function conditionFor(
  lab: Lab,
  hub: string,
  work: KubeObject,
): ClusterCondition | undefined {
  const [manifest] = work.status?.resourceStatus?.manifests ?? [];
  const values: { name: string; fieldValue: { string?: string } }[] =
    manifest?.statusFeedback?.values ?? [];
  if (values.length === 0) return undefined;
  const annotations = work.metadata.annotations ?? {};
  return {
    cluster: work.metadata.namespace!,
    app: [
      annotations[pullModel.hubNamespaceAnnotation],
      annotations[pullModel.hubNameAnnotation],
      work.metadata.namespace,
      work.metadata.name,
    ].join('/'),
    ...Object.fromEntries(
      values.map(({ name, fieldValue }) => [name, fieldValue.string]),
    ),
    ...collected(lab, hub, work),
  };
}

/** What Search says of the Application on its cluster; of a dark one it says nothing new. */
function collected(
  lab: Lab,
  hub: string,
  work: KubeObject,
): Pick<ClusterCondition, 'conditions'> {
  const site = lab.site(hub, work.metadata.namespace!);
  const [carried] = work.spec?.workload?.manifests ?? [];
  const app = site?.online() && carried && site.store.get(keyOf(carried));
  const conditions = (app?.status?.conditions ?? []).map(
    ({ type, message }: { type: string; message: string }) => ({
      type,
      message,
    }),
  );
  return conditions.length > 0 ? { conditions } : {};
}

function report(
  lab: Lab,
  hub: string,
  namespace: string,
  name: string,
  clusters: Map<string, ClusterCondition>,
) {
  const store = lab.hub(hub);
  const key = { ...kinds.report, namespace, name };
  const set = store.get({ ...kinds.applicationSet, namespace, name });
  if (!set) return;
  const conditions = [...clusters.values()].sort((a, b) =>
    a.cluster < b.cluster ? -1 : 1,
  );
  const count = (test: (c: ClusterCondition) => boolean) =>
    String(conditions.filter(test).length);
  const statuses = {
    clusterConditions: conditions,
    summary: {
      clusters: String(conditions.length),
      synced: count(c => c.syncStatus === 'Synced'),
      notSynced: count(c => c.syncStatus !== 'Synced'),
      healthy: count(c => c.healthStatus === 'Healthy'),
      notHealthy: count(
        c => c.healthStatus !== 'Healthy' && c.healthStatus !== 'Progressing',
      ),
      inProgress: count(c => c.healthStatus === 'Progressing'),
    },
  };
  const before = store.get(key);
  if (isDeepStrictEqual(before?.statuses, statuses)) return;
  if (before) {
    store.mutate(key, object => {
      object.statuses = statuses;
    });
  } else {
    store.create({
      apiVersion: 'apps.open-cluster-management.io/v1alpha1',
      kind: 'MulticlusterApplicationSetReport',
      metadata: {
        name,
        namespace,
        labels: { [pullModel.appSetAnnotation]: `${namespace}.${name}` },
      },
      statuses,
    });
  }
  for (const condition of conditions) copyStatus(lab, hub, condition);
}

function copyStatus(lab: Lab, hub: string, condition: ClusterCondition) {
  const [namespace, name] = condition.app.split('/');
  const key = { ...kinds.application, namespace, name };
  const app = lab.hub(hub).get(key);
  const { healthStatus, syncStatus } = condition;
  if (
    !app ||
    (app.status?.health?.status === healthStatus &&
      app.status?.sync?.status === syncStatus)
  ) {
    return;
  }
  const write = (health?: string) =>
    lab.hub(hub).mutate(key, object => {
      object.status = {
        ...object.status,
        sync: { ...object.status?.sync, status: syncStatus ?? 'Unknown' },
        health: { status: health ?? 'Unknown' },
      };
    });
  if (healthStatus === 'Healthy') write('Progressing');
  write(healthStatus);
}
