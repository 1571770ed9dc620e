import {
  parseDeploymentRef,
  parseSiteRef,
  type SourceStatus,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { siteOfKey } from '../database/ChangedSites';
import type { Fleet, FleetChange } from '../fleet/Fleet';
import { deploymentKey, siteKey } from '../fleet/refKeys';
import { tellsOf } from '../fleet/tellsOf';
import type { Step, View } from './SiteFacts';
import { deploymentView, siteView } from './viewOf';

/** More looks than that at one thing between two writes are counted, not kept. */
const MOST_STEPS = 8;
/** More than that together (and than two of each), and each keeps only its last. */
const MOST_STEPS_OVERALL = 50_000;

/** What was seen of one thing since it was last written. */
export interface Pending {
  /** Absent when this process had not seen it before. */
  before?: View;
  steps: Step[];
  /** Looks that were not kept. */
  dropped: number;
}

export type RecordedFleet = Pick<
  Fleet,
  'site' | 'sites' | 'deployment' | 'deployments' | 'sources' | 'onChange'
>;

/** True when everybody who tells of a hub's sites has answered, now or before a restart. */
function listedSites(sources: SourceStatus[], hub: string): boolean {
  const telling = sources.filter(
    source => source.hub === hub && tellsOf(source.kind, 'site'),
  );
  return telling.length > 0 && telling.every(({ asOf }) => asOf !== undefined);
}

/** True when who tells of it has answered, now or before a restart. */
function listedBy(
  sources: SourceStatus[],
  source: string | undefined,
): boolean {
  return sources.some(({ id, asOf }) => id === source && asOf !== undefined);
}

function print(view: View | undefined): string {
  if (!view) return '';
  return view.kind === 'site'
    ? view.availability
    : JSON.stringify([view.state, view.version, view.artifact]);
}

/**
 * Hears of every change and keeps what history has to know of it, in bounds, until somebody writes it. Every replica
 * records; what another one has written already is recognised when it comes to writing.
 */
export class ChangeRecorder {
  readonly #fleet: RecordedFleet;
  readonly #now: () => number;
  readonly #last = new Map<string, View>();
  #pending = new Map<string, Pending>();
  #steps = 0;
  #silent = false;

  static create(options: {
    fleet: RecordedFleet;
    now: () => number;
  }): ChangeRecorder {
    return new ChangeRecorder(options);
  }

  private constructor(options: { fleet: RecordedFleet; now: () => number }) {
    this.#fleet = options.fleet;
    this.#now = options.now;
    this.#fleet.onChange(change => {
      if (!this.#silent) this.#note(change);
    });
  }

  /** What a restart brought back is not news. */
  baseline(restore: () => void): void {
    this.#silent = true;
    try {
      restore();
    } finally {
      this.#silent = false;
    }
    for (const site of this.#fleet.sites()) {
      const key = siteKey(site.ref);
      if (!this.#pending.has(key)) this.#last.set(key, siteView(site));
    }
    for (const deployment of this.#fleet.deployments()) {
      const key = deploymentKey(deployment.ref);
      const view = deploymentView(deployment);
      if (view && !this.#pending.has(key)) this.#last.set(key, view);
    }
  }

  /** What there is to write, by key of the site and of the thing. */
  take(): Map<string, Map<string, Pending>> {
    const bySite = new Map<string, Map<string, Pending>>();
    for (const [key, pending] of this.#pending) {
      const site = siteOfKey(key);
      const things = bySite.get(site) ?? new Map();
      bySite.set(site, things.set(key, pending));
    }
    this.#pending = new Map();
    this.#steps = 0;
    return bySite;
  }

  /** What was taken could not be written: it comes before what was seen since. */
  giveBack(taken: Map<string, Map<string, Pending>>): void {
    const later = this.#pending;
    this.#pending = new Map();
    this.#steps = 0;
    for (const things of taken.values()) {
      for (const [key, pending] of things) this.#pending.set(key, pending);
    }
    for (const { steps } of this.#pending.values()) this.#steps += steps.length;
    for (const [key, { before, steps, dropped }] of later) {
      for (const step of steps) this.#keep(key, before, step);
      const kept = this.#pending.get(key);
      if (kept) kept.dropped += dropped;
    }
  }

  #note({ kinds, refs }: FleetChange): void {
    const seenAt = new Date(this.#now()).toISOString();
    // Only of what is seen for the first time; then often of a whole list.
    let known: SourceStatus[] | undefined;
    const sources = () => (known ??= this.#fleet.sources());
    for (const key of refs) {
      const { length } = key.split('/');
      if (kinds.includes('site') && length === 2) {
        const ref = parseSiteRef(key);
        const site = this.#fleet.site(ref);
        const view = site && siteView(site);
        this.#see(key, view, seenAt, () => listedSites(sources(), ref.hub));
      } else if (kinds.includes('deployment') && length === 5) {
        const ref = parseDeploymentRef(key);
        const deployment = this.#fleet.deployment(ref);
        const view = deployment && deploymentView(deployment);
        const source = deployment?.source;
        this.#see(key, view, seenAt, () => listedBy(sources(), source));
      }
    }
  }

  #see(
    key: string,
    view: View | undefined,
    seenAt: string,
    settled: () => boolean,
  ): void {
    const before = this.#last.get(key);
    if (print(before) === print(view)) return;
    if (view) this.#last.set(key, view);
    else this.#last.delete(key);
    this.#keep(key, before, {
      seenAt,
      view,
      settled: view === undefined || settled(),
    });
  }

  #keep(key: string, before: View | undefined, step: Step): void {
    const pending = this.#pending.get(key);
    if (!pending) {
      this.#pending.set(key, { before, steps: [step], dropped: 0 });
      this.#steps += 1;
    } else if (pending.steps.length < MOST_STEPS) {
      pending.steps.push(step);
      this.#steps += 1;
    } else {
      pending.steps[MOST_STEPS - 1] = step;
      pending.dropped += 1;
    }
    const most = Math.max(MOST_STEPS_OVERALL, 2 * this.#pending.size);
    if (this.#steps > most) this.#shorten();
  }

  #shorten(): void {
    this.#steps = 0;
    for (const pending of this.#pending.values()) {
      pending.dropped += pending.steps.length - 1;
      pending.steps = pending.steps.slice(-1);
      this.#steps += 1;
    }
  }
}
