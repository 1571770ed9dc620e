import type { KubeObject, ObjectStore } from '../../kube';
import type { Lab, Loop } from '../../Lab';
import { setAvailability } from './availability';
import { conditionStatus } from './conditions';
import { CLUSTER, leaseKey } from './keys';

const CHECK_MS = 2000;
/** The hub gives up on a cluster after this many lease durations without a renewal. */
const GRACE = 5;

/** The hub's side of leases: Available turns Unknown when they stop, and True when they go on. */
export class AvailabilityLoop implements Loop {
  readonly name = 'availability';

  static create() {
    return new AvailabilityLoop();
  }

  start(lab: Lab): () => void {
    const timer = setInterval(() => {
      for (const hub of lab.hubNames()) {
        const store = lab.hub(hub);
        for (const cluster of store.list(CLUSTER)) {
          this.#check(store, cluster, Date.now());
        }
      }
    }, CHECK_MS);
    return () => clearInterval(timer);
  }

  #check(store: ObjectStore, cluster: KubeObject, now: number): void {
    if (conditionStatus(cluster, 'ManagedClusterJoined') !== 'True') {
      return;
    }
    const { name } = cluster.metadata;
    const renewTime = store.get(leaseKey(name))?.spec?.renewTime;
    const graceMs = (cluster.spec?.leaseDurationSeconds ?? 60) * GRACE * 1000;
    const alive = Boolean(renewTime) && now < Date.parse(renewTime) + graceMs;
    const known = conditionStatus(cluster, 'ManagedClusterConditionAvailable');
    if ((known === 'True') !== alive || known === undefined) {
      setAvailability(store, name, alive);
    }
  }
}
