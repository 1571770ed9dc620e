import { setTimeout as sleep } from 'node:timers/promises';
import {
  sourceAuthority,
  type FleetSink,
  type FleetSource,
} from '@ai-edge/backstage-plugin-ai-edge-node';
import type { Fleet } from '../../fleet';
import {
  isHubError,
  SourceHealth,
  watchResource,
  type HubConnection,
} from '../../hubs';
import { acmLabels } from './acmLabels';
import type { PushedApplication } from './argocdTypes';
import { knownAt } from './knownAt';
import { normalizeApplication } from './normalizeApplication';
import { PushedApplications } from './PushedApplications';
import { readClusterServers } from './readClusterServers';
import { SiteDestinations } from './SiteDestinations';
import { isPulled, trimApplication } from './trimApplication';

const PATH = '/apis/argoproj.io/v1alpha1/applications';
/** A hub has as many pulled copies as works: they are not even sent. */
const NOT_PULLED = `!${acmLabels.pull}`;
const UNTIL_SITES_MS = 500;
const AGAIN_MS = 5_000;
/** A destination that no cluster of the hub explains is asked for so often at most. */
const SERVERS_MS = 60_000;

/** Kinds of objects that an Application may bring to serve models. */
const KINDS = ['InferenceService', 'LLMInferenceService', 'Deployment'];

/** What the source asks of the fleet. */
type Known = Pick<Fleet, 'sites' | 'site' | 'deployment'>;

/**
 * Model deployments that the hub's own Argo CD syncs to its sites over the sites' APIs. Their status is the hub's own
 * and comes with what each Application manages.
 */
export class ArgocdPushSource implements FleetSource {
  readonly id: string;
  readonly kind = 'argocd';
  readonly hub: string;
  readonly authority = sourceAuthority.pushed;
  readonly absence = 'withdrawn';
  readonly watches = true;
  readonly #connection: HubConnection;
  readonly #fleet: Known;
  readonly #now: () => number;
  readonly #againMs: number;

  static create(options: {
    hub: HubConnection;
    fleet: Known;
    now?: () => number;
    /** How often it is looked again at what was not understood. */
    againMs?: number;
  }): ArgocdPushSource {
    return new ArgocdPushSource(options);
  }

  private constructor(options: {
    hub: HubConnection;
    fleet: Known;
    now?: () => number;
    againMs?: number;
  }) {
    this.#connection = options.hub;
    this.#fleet = options.fleet;
    this.#now = options.now ?? Date.now;
    this.#againMs = options.againMs ?? AGAIN_MS;
    this.hub = options.hub.name;
    this.id = `argocd-push:${this.hub}`;
  }

  async start(sink: FleetSink, signal: AbortSignal): Promise<void> {
    const destinations = new SiteDestinations(this.hub, this.#fleet);
    // Without its sites no Application would be about one, and the list would seem to lack all.
    while (!destinations.refresh()) {
      if (signal.aborted) return;
      await pause(UNTIL_SITES_MS, signal);
    }
    const applications = new PushedApplications();
    await Promise.all([
      this.#watch(applications, destinations, sink, signal),
      this.#lookAgain(applications, destinations, sink, signal),
    ]);
  }

  #watch(
    applications: PushedApplications,
    destinations: SiteDestinations,
    sink: FleetSink,
    signal: AbortSignal,
  ): Promise<void> {
    const connection = this.#connection;
    const health = SourceHealth.create({ sink, connection, signal });
    return watchResource<PushedApplication>({
      api: connection,
      path: PATH,
      query: { labelSelector: NOT_PULLED },
      signal,
      handlers: {
        listing: () => applications.listing(),
        upsert: changed => {
          applications.saw(changed);
          this.#upsert(changed, applications, destinations, sink);
        },
        listed: () => {
          applications.listed();
          const settled = this.#listed(applications, sink);
          health.mainAlive(true);
          return settled;
        },
        remove: application => {
          const gone = applications.remove(application);
          if (gone.length > 0) sink.removeDeployments(gone);
        },
        alive: () => health.mainAlive(false),
        doubted: () => health.mainDoubted(),
        failed: error => {
          if (isHubError(error, 'not-found')) {
            sink.state('absent', 'This hub has no Argo CD Applications.');
          } else {
            health.mainFailed(error);
          }
        },
      },
    });
  }

  /**
   * Kind by kind: that the hub pushes a few Applications, or none, does not tell what is delivered there. The works of
   * the pull model do.
   */
  #listed(applications: PushedApplications, sink: FleetSink): boolean {
    const { refs } = applications;
    const settled = KINDS.map(objectKind =>
      sink.listed({ kind: 'deployment', hub: this.hub, objectKind }, [
        ...(refs.get(objectKind) ?? []),
      ]),
    );
    return settled.every(Boolean);
  }

  #upsert(
    changed: PushedApplication[],
    applications: PushedApplications,
    destinations: SiteDestinations,
    sink: FleetSink,
  ): void {
    const now = this.#now();
    const records = [];
    const gone = [];
    for (const whole of changed) {
      const key = PushedApplications.keyOf(whole);
      const elsewhere = !isPulled(whole) && destinations.isElsewhere(whole);
      const site = elsewhere ? destinations.siteOf(whole) : undefined;
      const application = trimApplication(whole);
      const place = site !== undefined && {
        hub: this.hub,
        site,
        asOf: knownAt(this.#fleet, { hub: this.hub, name: site }, now),
        known: (ref: Parameters<Known['deployment']>[0]) =>
          this.#fleet.deployment(ref) !== undefined,
        before: applications.refsOf(key),
      };
      const found = place ? normalizeApplication(application, place) : [];
      const unclear =
        elsewhere &&
        (!site || plain(application) > found.filter(isDeployment).length);
      const refs = found.map(({ ref }) => ref);
      gone.push(
        ...applications.put(key, refs, unclear ? application : undefined),
        ...(whole.metadata.deletionTimestamp ? refs : []),
      );
      records.push(...found);
    }
    if (records.length > 0) sink.upsertDeployments(records);
    if (gone.length > 0) sink.removeDeployments(gone);
  }

  /** Sites join, and Git is read, after the Applications: then more of them is understood. */
  async #lookAgain(
    applications: PushedApplications,
    destinations: SiteDestinations,
    sink: FleetSink,
    signal: AbortSignal,
  ): Promise<void> {
    const asked = new Set<string>();
    let askedAt = 0;
    while (!signal.aborted) {
      await pause(this.#againMs, signal);
      const waiting = applications.waiting;
      if (signal.aborted || waiting.length === 0) continue;
      destinations.refresh();
      const strange = waiting
        .filter(one => destinations.siteOf(one) === undefined)
        .flatMap(one => destinations.serverOf(one) ?? [])
        .filter(server => !asked.has(server));
      if (strange.length > 0 && this.#now() - askedAt >= SERVERS_MS) {
        askedAt = this.#now();
        if (await this.#readServers(destinations, signal)) {
          strange.forEach(server => asked.add(server));
        }
      }
      this.#upsert(applications.waiting, applications, destinations, sink);
    }
  }

  /** False when the hub did not answer: then it is asked again. */
  async #readServers(
    destinations: SiteDestinations,
    signal: AbortSignal,
  ): Promise<boolean> {
    try {
      destinations.configure(
        await readClusterServers(this.#connection, signal),
      );
      return true;
    } catch (error) {
      if (!isHubError(error)) throw error;
      return false;
    }
  }
}

function isDeployment({ ref }: { ref: { kind: string } }): boolean {
  return ref.kind === 'Deployment';
}

/** Plain Deployments of an Application: which of them serve models, others have to say. */
function plain({ status }: PushedApplication): number {
  return (status?.resources ?? []).filter(({ kind }) => kind === 'Deployment')
    .length;
}

/** The wait ends early only because everything ends. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal, ref: false }).catch(
    () => undefined,
  );
}
