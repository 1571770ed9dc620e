import { KubeError, KubeObject, kubeTime } from '../../kube';
import type { DefaultLab } from '../../DefaultLab';
import type { Lab, Loop } from '../../Lab';
import type { DefaultLabSite } from '../../sites/DefaultLabSite';
import {
  clusterLease,
  clusterNamespace,
  managedCluster,
  managedClusterAddOns,
  managedClusterInfo,
  seedTimes,
} from '../../seed';
import { conditionStatus, setCondition } from './conditions';
import { CLUSTER } from './keys';

const CHECK_MS = 1000;
const FINALIZER = 'cluster.open-cluster-management.io/api-resource-cleanup';

/**
 * Brings clusters into the hub and out of it: accepts a new ManagedCluster and makes its namespace, lets a site that
 * is up join under its own name, and cleans up after one that is deleted.
 */
export class RegistrationLoop implements Loop {
  readonly name = 'registration';
  readonly #lab: DefaultLab;

  private constructor(lab: DefaultLab) {
    this.#lab = lab;
  }

  static create(lab: DefaultLab) {
    return new RegistrationLoop(lab);
  }

  start(lab: Lab): () => void {
    const stops = lab.hubNames().map(hub =>
      lab.hub(hub).subscribe(({ type, object }) => {
        if (object.kind === CLUSTER.kind && type !== 'DELETED') {
          this.#reconcile(hub, object);
        }
      }),
    );
    const timer = setInterval(() => {
      for (const hub of lab.hubNames()) {
        lab
          .hub(hub)
          .list(CLUSTER)
          .forEach(cluster => this.#join(hub, cluster));
      }
    }, CHECK_MS);
    return () => {
      clearInterval(timer);
      stops.forEach(stop => stop());
    };
  }

  #reconcile(hub: string, cluster: KubeObject): void {
    const { name, deletionTimestamp } = cluster.metadata;
    if (deletionTimestamp) {
      this.#cleanUp(hub, name);
      return;
    }
    const accepted = cluster.spec?.hubAcceptsClient === true;
    const wanted = accepted ? 'True' : 'False';
    if (conditionStatus(cluster, 'HubAcceptedManagedCluster') === wanted) {
      return;
    }
    const store = this.#lab.hub(hub);
    store.mutate({ ...CLUSTER, name }, object => {
      object.metadata.finalizers ??= [FINALIZER];
      setCondition(
        object,
        'HubAcceptedManagedCluster',
        wanted,
        accepted ? 'HubClusterAdminAccepted' : 'HubClusterAdminDenied',
        accepted
          ? 'Accepted by hub cluster admin'
          : 'Denied by hub cluster admin',
      );
    });
    if (accepted && !store.get({ group: '', kind: 'Namespace', name })) {
      store.create(clusterNamespace(name));
    }
  }

  #cleanUp(hub: string, name: string): void {
    const store = this.#lab.hub(hub);
    store.delete({ group: '', kind: 'Namespace', name });
    store.mutate({ ...CLUSTER, name }, object => {
      object.metadata.finalizers = object.metadata.finalizers?.filter(
        finalizer => finalizer !== FINALIZER,
      );
    });
  }

  /** A site that is up and accepted, and has not joined yet, does so. */
  #join(hub: string, cluster: KubeObject): void {
    const { name, deletionTimestamp } = cluster.metadata;
    if (
      deletionTimestamp ||
      conditionStatus(cluster, 'HubAcceptedManagedCluster') !== 'True' ||
      conditionStatus(cluster, 'ManagedClusterJoined') === 'True'
    ) {
      return;
    }
    const site = this.#lab.site(hub, name);
    if (!site?.online()) {
      return;
    }
    this.#lab.log(`site ${name} joins hub ${hub}`);
    this.#register(hub, site, cluster.spec.leaseDurationSeconds ?? 60);
  }

  #register(hub: string, site: DefaultLabSite, leaseSeconds: number): void {
    const store = this.#lab.hub(hub);
    const profile = { ...site.profile, state: 'online' as const };
    const times = {
      ...seedTimes(new Date(), leaseSeconds),
      registered: kubeTime(),
    };
    const joined = managedCluster(profile, times);
    store.mutate({ ...CLUSTER, name: site.name }, object => {
      // What the user labelled stays; what agents and controllers maintain comes on top.
      const { vendor, ...labels } = joined.metadata.labels ?? {};
      object.metadata.labels = {
        ...labels,
        ...object.metadata.labels,
        ...(vendor && { vendor }),
      };
      object.spec.managedClusterClientConfigs ??=
        joined.spec.managedClusterClientConfigs;
      delete object.spec.taints;
      object.status = joined.status;
    });
    for (const object of [
      clusterLease(profile, times),
      managedClusterInfo(profile, times),
      ...managedClusterAddOns(profile, times),
    ]) {
      this.#createWithStatus(hub, object);
    }
  }

  #createWithStatus(hub: string, object: KubeObject): void {
    const store = this.#lab.hub(hub);
    try {
      store.create(object);
    } catch (error) {
      if (!(error instanceof KubeError && error.reason === 'AlreadyExists')) {
        throw error;
      }
    }
    if (object.status) {
      store.updateStatus({
        ...object,
        metadata: {
          name: object.metadata.name,
          namespace: object.metadata.namespace,
        },
      });
    }
  }
}
