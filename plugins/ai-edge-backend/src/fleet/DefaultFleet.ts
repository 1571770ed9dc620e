import type {
  DeploymentRef,
  FleetKind,
  ModelDeployment,
  Site,
  SiteRef,
  SourceStatus,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type {
  DeploymentRecord,
  FleetSink,
  ObservedCondition,
} from '@ai-edge/backstage-plugin-ai-edge-node';
import type { DesiredState, Fleet, FleetChange, SinkSource } from './Fleet';
import type { FleetMemory } from './FleetMemory';
import { FleetState } from './FleetState';
import { FleetUpkeep } from './FleetUpkeep';
import { deploymentKey, siteKey, siteKeyOf } from './refKeys';
import { SourceBoard } from './SourceBoard';
import { tellsOf } from './tellsOf';

/** {@link Fleet} in memory. */
export class DefaultFleet implements Fleet {
  readonly #gitopsHubs: Map<string, string[]>;
  readonly #board: SourceBoard;
  readonly #state: FleetState;
  readonly #upkeep: FleetUpkeep;
  readonly #listeners = new Set<(change: FleetChange) => void>();
  readonly #registered = new Map<string, SinkSource>();
  /** Sources of an earlier process. */
  readonly #remembered = new Set<string>();
  #revision = 0;

  static create(options?: {
    /** Which hubs each configured repository is for. */
    gitops?: { name: string; hubs: string[] }[];
    now?: () => number;
  }): DefaultFleet {
    return new DefaultFleet(options?.gitops ?? [], options?.now ?? Date.now);
  }

  private constructor(
    gitops: { name: string; hubs: string[] }[],
    now: () => number,
  ) {
    this.#gitopsHubs = new Map(gitops.map(({ name, hubs }) => [name, hubs]));
    this.#board = new SourceBoard(() => new Date(now()).toISOString());
    this.#state = new FleetState({
      now,
      watches: source => this.#registered.get(source)?.watches ?? false,
      changed: (kind, refs) => this.#changed(kind, refs),
    });
    this.#upkeep = new FleetUpkeep(this.#state, now);
  }

  get revision(): number {
    return this.#revision;
  }

  complete(kind: 'site' | 'deployment'): boolean {
    return this.#board.complete(source => tellsOf(source, kind));
  }

  sites(): Iterable<Site> {
    return this.#state.sites.values();
  }

  site(ref: SiteRef): Site | undefined {
    return this.#state.sites.at(siteKey(ref));
  }

  siteOf(ref: DeploymentRef): Site | undefined {
    return this.#state.sites.at(siteKeyOf(ref));
  }

  siteConditions(ref: SiteRef): ObservedCondition[] {
    return this.#state.sites.conditions(siteKey(ref));
  }

  deployments(): Iterable<ModelDeployment> {
    return this.#state.deployments.values();
  }

  deployment(ref: DeploymentRef): ModelDeployment | undefined {
    const row = this.#state.deployments.get(deploymentKey(ref));
    return row && this.#fresh(row);
  }

  deploymentRecord(ref: DeploymentRef): DeploymentRecord | undefined {
    return this.#state.deployments.record(deploymentKey(ref));
  }

  deploymentsOf(site: SiteRef): ModelDeployment[] {
    return this.#state.deployments
      .ofSite(siteKey(site))
      .map(row => this.#fresh(row));
  }

  sources(): SourceStatus[] {
    return this.#board.list();
  }

  reportSource(status: SourceStatus): void {
    if (this.#board.put(status)) this.#changed('source', [status.id]);
  }

  onChange(listener: (change: FleetChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  setDesired(state: DesiredState): void {
    const hubs = state.hubs ?? this.#gitopsHubs.get(state.gitops) ?? [];
    this.#state.setDesired(state, hubs);
  }

  reconsider(): void {
    for (const id of this.#remembered) {
      if (!this.#registered.has(id)) {
        this.#board.remove(id);
        this.#upkeep.forgetSource(id);
        this.#changed('source', [id]);
      }
    }
    this.#remembered.clear();
    this.#upkeep.reconsider(this.#board.statuses());
  }

  remember(): FleetMemory {
    return {
      sources: this.#board
        .statuses()
        .filter(({ id }) => this.#registered.has(id)),
      sites: this.#upkeep.remember(),
    };
  }

  restore(memory: FleetMemory): void {
    for (const status of memory.sources) {
      this.#board.restore(status);
      this.#remembered.add(status.id);
      this.#deliveryRemembered(status.id);
    }
    // First who is silent: nothing restored may look fresher than it was.
    this.#upkeep.listen(this.#board.statuses());
    this.#upkeep.restore(memory);
    this.#changed('source', [...this.#remembered]);
  }

  sink(source: SinkSource): FleetSink {
    const { id } = source;
    this.#board.register(source);
    this.#registered.set(id, source);
    this.#deliveryRemembered(id);
    return {
      upsertSites: records => this.#state.upsertSites(source, records),
      touchSites: contacts => this.#state.touchSites(contacts),
      removeSites: refs => this.#state.removeSites(source, refs.map(siteKey)),
      upsertDeployments: records =>
        this.#state.upsertDeployments(source, records),
      removeDeployments: refs => this.#state.removeDeployments(source, refs),
      listed: (scope, refs) => {
        const note = this.#state.listed(source, scope, refs);
        if (this.#board.note(id, note)) this.#changed('source', [id]);
        return note === undefined;
      },
      state: (state, message) => {
        const changed = this.#board.report(id, state, message);
        if (state === 'absent') this.#state.absent(id);
        if (this.#state.silence.since(id) !== undefined) {
          this.#upkeep.listen(this.#board.statuses());
        }
        if (changed) this.#changed('source', [id]);
      },
    };
  }

  /** A source of an earlier process that reads deliveries had read those of its hub to their end. */
  #deliveryRemembered(id: string): void {
    const source = this.#registered.get(id);
    if (source?.hub && source.absence === 'withdrawn' && this.#board.asOf(id)) {
      this.#state.deliveryRead(id, source.hub);
    }
  }

  /**
   * A source that is told of every change vouches for all it has said, as far as the site itself has been heard
   * since; so does a repository that is read again and again for what nobody has seen yet.
   */
  #fresh(row: ModelDeployment): ModelDeployment {
    const isGit = row.state === undefined && row.source.startsWith('git:');
    const vouches = isGit || this.#registered.get(row.source)?.watches;
    const heard = vouches ? this.#board.asOf(row.source) : undefined;
    if (heard === undefined || row.remembered) return row;
    const contact = isGit ? heard : this.siteOf(row.ref)?.lastContact ?? heard;
    const asOf = contact < heard ? contact : heard;
    return asOf > row.asOf ? { ...row, asOf } : row;
  }

  #changed(kind: FleetKind, refs: string[]): void {
    this.#revision += 1;
    for (const listener of this.#listeners) {
      listener({ kinds: [kind], refs });
    }
  }
}
