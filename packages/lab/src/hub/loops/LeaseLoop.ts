import { kubeTime } from '../../kube';
import type { Lab, Loop } from '../../Lab';
import { microTime } from '../../seed';
import { CLUSTER, leaseKey } from './keys';

const TICK_MS = 1000;

/** The sites' agents: each renews its lease once a lease duration, all of them spread over it. */
export class LeaseLoop implements Loop {
  readonly name = 'leases';

  static create() {
    return new LeaseLoop();
  }

  start(lab: Lab): () => void {
    let tick = 0;
    const timer = setInterval(() => {
      tick += 1;
      for (const hub of lab.hubNames()) {
        this.#renew(lab, hub, tick);
      }
    }, TICK_MS);
    return () => clearInterval(timer);
  }

  #renew(lab: Lab, hub: string, tick: number): void {
    const store = lab.hub(hub);
    const renewTime = microTime(kubeTime());
    lab.sites(hub).forEach((site, index) => {
      if (!site.online()) {
        return;
      }
      const cluster = store.get({ ...CLUSTER, name: site.name });
      const duration = cluster?.spec?.leaseDurationSeconds ?? 60;
      if ((tick + index) % duration === 0) {
        store.mutate(leaseKey(site.name), lease => {
          lease.spec.renewTime = renewTime;
          lease.spec.leaseDurationSeconds = duration;
        });
      }
    });
  }
}
