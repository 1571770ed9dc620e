import type { Lab, LabSite, Loop } from '../../Lab';
import { kinds, kubeTime } from '../kinds';
import { feedback, type SyntheticState } from './syntheticWork';

/** One change of the large estate every so many milliseconds at lag 1. */
const EVERY = 2000;

/** Lets a large estate live a little: now and then a model on a site goes bad, and recovers with the next change. */
export class TrickleLoop implements Loop {
  readonly name = 'trickle';

  static create() {
    return new TrickleLoop();
  }

  start(lab: Lab) {
    let count = 0;
    let bad: (() => void) | undefined;
    const timer = setInterval(() => {
      bad?.();
      bad = undefined;
      for (const hub of lab.hubNames()) {
        const sites = lab.sites(hub);
        const site = sites[(count * 37) % Math.max(1, sites.length)];
        if (site?.online()) bad = disturb(lab, site);
      }
      count += 1;
    }, EVERY * lab.options.lag);
    timer.unref();
    return () => clearInterval(timer);
  }
}

/** Breaks one healthy synthetic model; gives how it recovers. */
function disturb(lab: Lab, site: LabSite): (() => void) | undefined {
  const [work] = lab
    .hub(site.hub)
    .list(kinds.manifestWork, { namespace: site.name })
    .filter(
      ({ metadata, status }) =>
        // Works of the real chain say themselves how they are.
        !metadata.finalizers?.length &&
        status?.resourceStatus?.manifests?.[0]?.statusFeedback?.values?.some(
          (v: { fieldValue: { string?: string } }) =>
            v.fieldValue.string === 'Healthy',
        ),
    );
  const [namespace, name] = [work?.metadata.namespace, work?.metadata.name];
  const model: string | undefined =
    work?.spec.workload.manifests[0].metadata.annotations['ai-edge/model'];
  if (!model || !name) return undefined;
  const write = (state: SyntheticState) => {
    lab
      .hub(site.hub)
      .mutate({ ...kinds.manifestWork, namespace, name }, object => {
        const manifest = object.status.resourceStatus.manifests[0];
        manifest.statusFeedback = { values: feedback(state, kubeTime()) };
      });
    const status = state === 'Healthy' ? 'True' : 'False';
    site.store.mutate(
      { ...kinds.inferenceService, namespace: model, name: model },
      object => {
        for (const condition of object.status?.conditions ?? []) {
          if (condition.type === 'Stopped' || condition.status === status)
            continue;
          condition.status = status;
          condition.lastTransitionTime = kubeTime();
        }
      },
    );
  };
  write('Degraded');
  return () => write('Healthy');
}
