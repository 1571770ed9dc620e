import {
  stringifyDeploymentRef,
  type DeploymentRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import {
  sourceAuthority,
  type DeploymentRecord,
  type FleetSink,
  type FleetSource,
} from '@ai-edge/backstage-plugin-ai-edge-node';
import type { Fleet } from '../../fleet';
import { Quarantine } from '../../fleet/Quarantine';
import { SourceHealth, watchResource, type HubConnection } from '../../hubs';
import type { ManifestWork } from '../argocd/argocdTypes';
import { knownAt } from '../argocd/knownAt';
import { isReadOnlyWork } from './isReadOnlyWork';
import { MirroredModels } from './MirroredModels';
import { MIRROR_LABEL } from './mirrorLabel';
import { normalizeMirrorWork } from './normalizeMirrorWork';

const PATH = '/apis/work.open-cluster-management.io/v1/manifestworks';
const ABSENT = 'This hub mirrors no status of its sites; that is optional.';

/** What the source asks of the fleet. */
type Known = Pick<Fleet, 'site' | 'deployments'>;

function refusal(count: number): string | undefined {
  const works = count === 1 ? '1 mirror work is' : `${count} mirror works are`;
  return count > 0
    ? `${works} not believed: every entry has to have the update strategy ReadOnly, any other may change the site.`
    : undefined;
}

function held(count: number): string | undefined {
  return count > 0
    ? `A list lacked ${count} models that were mirrored; what was said of them is kept until that is confirmed.`
    : undefined;
}

/**
 * How models on sites are, as a hub controller's read-only works mirror it. The portal never writes such works. That a
 * mirror does not speak of a model proves nothing; that the site says it is not there, does.
 */
export class MirrorSource implements FleetSource {
  readonly id: string;
  readonly kind = 'mirror';
  readonly hub: string;
  readonly authority = sourceAuthority.mirror;
  readonly absence = 'gone';
  readonly watches = true;
  readonly #connection: HubConnection;
  readonly #fleet: Known;
  readonly #now: () => number;

  static create(options: {
    hub: HubConnection;
    fleet: Known;
    now?: () => number;
  }): MirrorSource {
    return new MirrorSource(options);
  }

  private constructor(options: {
    hub: HubConnection;
    fleet: Known;
    now?: () => number;
  }) {
    this.#connection = options.hub;
    this.#fleet = options.fleet;
    this.#now = options.now ?? Date.now;
    this.hub = options.hub.name;
    this.id = `mirror:${this.hub}`;
  }

  start(sink: FleetSink, signal: AbortSignal): Promise<void> {
    const connection = this.#connection;
    const models = new MirroredModels();
    const quarantine = new Quarantine(this.#now);
    const health = SourceHealth.create({
      sink: {
        state: (state, message) => {
          const kept = held(quarantine.held(''));
          const isAbsent = state === 'ok' && models.size === 0 && !kept;
          const texts = isAbsent
            ? [ABSENT]
            : [refusal(models.refused), kept, message];
          sink.state(
            isAbsent ? 'absent' : state,
            texts.filter(Boolean).join(' ') || undefined,
          );
        },
      },
      connection,
      signal,
    });
    return watchResource<ManifestWork>({
      api: connection,
      path: PATH,
      query: { labelSelector: MIRROR_LABEL },
      signal,
      handlers: {
        listing: () => models.listing(),
        upsert: works =>
          this.#upsert(works, models, sink).forEach(({ ref }) =>
            quarantine.settle(this.id, stringifyDeploymentRef(ref)),
          ),
        listed: () => {
          models.listed();
          const unspoken = this.#unspoken(models, quarantine);
          this.#hush(unspoken.admitted, sink);
          health.mainAlive(true);
          return unspoken.settled;
        },
        remove: work => {
          const refs = models.remove(work);
          refs.forEach(ref =>
            quarantine.settle(this.id, stringifyDeploymentRef(ref)),
          );
          this.#hush(refs, sink);
        },
        alive: () => health.mainAlive(false),
        doubted: () => health.mainDoubted(),
        failed: error => health.mainFailed(error),
      },
    });
  }

  /** What the works say, having told it. */
  #upsert(
    works: ManifestWork[],
    models: MirroredModels,
    sink: FleetSink,
  ): DeploymentRecord[] {
    const now = this.#now();
    const records: DeploymentRecord[] = [];
    const hushed: DeploymentRef[] = [];
    const gone: DeploymentRef[] = [];
    for (const work of works) {
      const site = { hub: this.hub, name: work.metadata.namespace ?? '' };
      const place = { hub: this.hub, asOf: knownAt(this.#fleet, site, now) };
      const entries = isReadOnlyWork(work)
        ? normalizeMirrorWork(work, place)
        : undefined;
      const spoken = entries?.filter(({ record }) => record) ?? [];
      const before = models.put(work, entries && spoken.map(({ ref }) => ref));
      const missing = new Set(
        entries
          ?.filter(entry => entry.gone)
          .map(({ ref }) => stringifyDeploymentRef(ref)),
      );
      hushed.push(
        ...before.filter(ref => !missing.has(stringifyDeploymentRef(ref))),
      );
      for (const entry of entries ?? []) {
        if (entry.record) records.push(entry.record);
        else if (entry.gone) gone.push(entry.ref);
      }
    }
    if (records.length > 0) sink.upsertDeployments(records);
    this.#hush(hushed, sink);
    if (gone.length > 0) sink.removeDeployments(gone);
    return records;
  }

  /**
   * Models for which the fleet still goes by a mirror that does not speak of them any more. A list that lacks many at
   * once is not believed before it is confirmed.
   */
  #unspoken(models: MirroredModels, quarantine: Quarantine) {
    const spokenOf = models.spokenOf;
    const known = new Map(
      [...this.#fleet.deployments()].flatMap(({ ref, source }) =>
        source === this.id ? [[stringifyDeploymentRef(ref), ref] as const] : [],
      ),
    );
    const missing = [...known.keys()].filter(text => !spokenOf.has(text));
    const admitted = quarantine.admit({
      scope: this.id,
      missing,
      known: known.size,
      isShort: spokenOf.size === 0,
    });
    return {
      admitted: admitted.flatMap(text => known.get(text) ?? []),
      settled: admitted.length === missing.length,
    };
  }

  /** The mirror says nothing of these any more: others speak, and what nobody else knows stays without a state. */
  #hush(refs: DeploymentRef[], sink: FleetSink): void {
    if (refs.length === 0) return;
    const now = this.#now();
    sink.upsertDeployments(
      refs.map(ref => ({
        ref,
        message: 'The status mirror does not speak of it any more.',
        asOf: knownAt(this.#fleet, { hub: ref.hub, name: ref.site }, now),
      })),
    );
  }
}
