import type { DeploymentRef } from '@ai-edge/backstage-plugin-ai-edge-common';
import {
  sourceAuthority,
  type FleetSink,
  type FleetSource,
} from '@ai-edge/backstage-plugin-ai-edge-node';
import { SourceHealth, watchResource, type HubConnection } from '../../hubs';
import { acmLabels } from './acmLabels';
import type { ManifestWork } from './argocdTypes';
import { DeliveryErrors } from './DeliveryErrors';
import { knownAt, type Contacts } from './knownAt';
import { normalizeManifestWork } from './normalizeManifestWork';
import { explained, PulledWorks } from './PulledWorks';
import { watchPullModel } from './PullModelSwitch';

const PATH = '/apis/work.open-cluster-management.io/v1/manifestworks';
/** Applications of ApplicationSets, and those without a set. Never all works: there may be tens of thousands. */
const SELECTORS = [acmLabels.set, `${acmLabels.pull},!${acmLabels.set}`];

const SWITCHED_OFF =
  "ACM's basic pull model is switched off on this hub: its works are frozen.";

/** One run of the source. */
interface Run {
  sink: FleetSink;
  health: SourceHealth;
  signal: AbortSignal;
  works: PulledWorks[];
  listed: Set<PulledWorks>;
  errors: DeliveryErrors;
}

/**
 * Model deployments of Argo CD's pull model: what each site feeds back of its Application to the ManifestWork that
 * brought it. The hub's own copy of the Application flaps and is never read.
 */
export class ArgocdSource implements FleetSource {
  readonly id: string;
  readonly kind = 'argocd';
  readonly hub: string;
  readonly authority = sourceAuthority.pullWork;
  readonly absence = 'withdrawn';
  readonly watches = true;
  readonly #connection: HubConnection;
  readonly #fleet: Contacts;
  readonly #now: () => number;
  readonly #roundMs?: number;

  static create(options: {
    hub: HubConnection;
    fleet: Contacts;
    now?: () => number;
    /** How often it is looked whether the pull model is on and whether something is to be explained. */
    roundMs?: number;
  }): ArgocdSource {
    return new ArgocdSource(options);
  }

  private constructor(options: {
    hub: HubConnection;
    fleet: Contacts;
    now?: () => number;
    roundMs?: number;
  }) {
    this.#connection = options.hub;
    this.#fleet = options.fleet;
    this.#now = options.now ?? Date.now;
    this.#roundMs = options.roundMs;
    this.hub = options.hub.name;
    this.id = `argocd:${this.hub}`;
  }

  async start(sink: FleetSink, signal: AbortSignal): Promise<void> {
    const connection = this.#connection;
    const works = SELECTORS.map(() => new PulledWorks());
    const pull = { off: false };
    const health = SourceHealth.create({
      sink: this.#frozenWhen(
        () => pull.off || works.some(({ frozen }) => frozen),
        sink,
      ),
      connection,
      signal,
    });
    const errors = DeliveryErrors.create({ connection, now: this.#now });
    const listed = new Set<PulledWorks>();
    const run = { sink, health, signal, works, listed, errors };
    const intervalMs = this.#roundMs;
    await Promise.all([
      ...SELECTORS.map((labelSelector, index) =>
        this.#watch(labelSelector, works[index], run),
      ),
      watchPullModel({
        connection,
        signal,
        intervalMs,
        told: off => {
          pull.off = off;
        },
        failed: error =>
          health.optional('whether the pull model is switched off', error),
      }),
      errors.watch({
        signal,
        intervalMs,
        troubled: () => new Set(works.flatMap(one => one.troubledSets())),
        changed: set => this.#explain(set, run),
        failed: error => health.optional('why deliveries fail', error),
      }),
    ]);
  }

  /** Says `stale` instead of `ok` while works are frozen; that they have been read is said once all the same. */
  #frozenWhen(
    frozen: () => boolean,
    sink: FleetSink,
  ): Pick<FleetSink, 'state'> {
    let read = false;
    return {
      state: (state, message) => {
        const isFrozen = state === 'ok' && frozen();
        if (!isFrozen || !read) sink.state(state, message);
        read ||= state === 'ok';
        if (isFrozen) {
          sink.state(
            'stale',
            [SWITCHED_OFF, message].filter(Boolean).join(' '),
          );
        }
      },
    };
  }

  #explain(set: string, { sink, works, errors }: Run): void {
    sink.upsertDeployments(
      works
        .flatMap(one => one.recordsOf(set))
        .map(record => explained(record, errors.of(set, record.ref.site))),
    );
  }

  #watch(labelSelector: string, works: PulledWorks, run: Run): Promise<void> {
    const { sink, health, signal } = run;
    return watchResource<ManifestWork>({
      api: this.#connection,
      path: PATH,
      query: { labelSelector },
      signal,
      handlers: {
        listing: () => works.listing(),
        upsert: changed => this.#upsert(changed, works, run),
        listed: () => {
          works.listed();
          return this.#listed(works, run);
        },
        remove: work => {
          const ref = works.remove(work);
          if (ref) sink.removeDeployments([ref]);
        },
        alive: () => health.mainAlive(false, labelSelector),
        doubted: () => health.mainDoubted(labelSelector),
        failed: error => health.mainFailed(error),
      },
    });
  }

  /** One selector's list has ended: only with the other's it says what there is. */
  #listed(works: PulledWorks, run: Run): boolean {
    run.listed.add(works);
    if (run.listed.size < run.works.length) return true;
    const settled = run.sink.listed(
      { kind: 'deployment', hub: this.hub },
      run.works.flatMap(one => one.refs),
    );
    run.health.mainAlive(true);
    return settled;
  }

  #upsert(changed: ManifestWork[], works: PulledWorks, run: Run): void {
    const { sink, errors } = run;
    const now = this.#now();
    const leaving: DeploymentRef[] = [];
    const records = changed.flatMap(work => {
      const site = { hub: this.hub, name: work.metadata.namespace ?? '' };
      const asOf = knownAt(this.#fleet, site, now);
      const record = normalizeManifestWork(work, { hub: this.hub, asOf });
      const before = works.put(work, record);
      if (before) leaving.push(before);
      if (record && work.metadata.deletionTimestamp) leaving.push(record.ref);
      return record
        ? explained(record, errors.of(works.setOf(work), record.ref.site))
        : [];
    });
    sink.upsertDeployments(records);
    if (leaving.length > 0) sink.removeDeployments(leaving);
  }
}
