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
import { Absences } from './Absences';
import { DeploymentIndex } from './DeploymentIndex';
import { DesiredIndex } from './DesiredIndex';
import type { DesiredState, Fleet, FleetChange, SinkSource } from './Fleet';
import { InventoryMap } from './InventoryMap';
import { deploymentKey, siteKey, siteKeyOf } from './refKeys';
import { SiteIndex } from './SiteIndex';
import { SourceBoard } from './SourceBoard';
import { StandingJudge } from './StandingJudge';
import { tellsOf } from './tellsOf';

/** {@link Fleet} in memory. */
export class DefaultFleet implements Fleet {
  readonly #gitopsHubs: Map<string, string[]>;
  readonly #board: SourceBoard;
  readonly #absences: Absences;
  readonly #inventory = new InventoryMap();
  readonly #desired = new DesiredIndex();
  readonly #sites: SiteIndex;
  readonly #deployments: DeploymentIndex;
  readonly #listeners = new Set<(change: FleetChange) => void>();
  readonly #watching = new Set<string>();
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
    const instant = () => new Date(now()).toISOString();
    this.#gitopsHubs = new Map(gitops.map(({ name, hubs }) => [name, hubs]));
    this.#board = new SourceBoard(instant);
    const judge = new StandingJudge({
      now,
      gitRead: hub => this.#desired.knows(hub),
      deliveryRead: hub => this.#inventory.deliveryRead(hub),
      site: key => this.#sites.at(key),
    });
    this.#deployments = new DeploymentIndex({
      desired: key => this.#desired.get(key),
      site: key => this.#sites.at(key),
      standing: (entry, row, desired) => judge.decide(entry, row, desired),
      now: instant,
    });
    this.#sites = new SiteIndex(
      {
        inventory: ref => this.#inventory.of(ref),
        counts: key => this.#deployments.counts(key),
      },
      instant,
    );
    this.#absences = new Absences({
      sites: this.#sites,
      deployments: this.#deployments,
      now,
    });
  }

  get revision(): number {
    return this.#revision;
  }

  complete(kind: 'site' | 'deployment'): boolean {
    return this.#board.complete(source => tellsOf(source, kind));
  }

  sites(): Iterable<Site> {
    return this.#sites.values();
  }

  site(ref: SiteRef): Site | undefined {
    return this.#sites.get(ref);
  }

  siteOf(ref: DeploymentRef): Site | undefined {
    return this.#sites.at(siteKeyOf(ref));
  }

  siteConditions(ref: SiteRef): ObservedCondition[] {
    return this.#sites.conditions(ref);
  }

  deployments(): Iterable<ModelDeployment> {
    return this.#deployments.values();
  }

  deployment(ref: DeploymentRef): ModelDeployment | undefined {
    const row = this.#deployments.get(deploymentKey(ref));
    return row && this.#fresh(row);
  }

  deploymentRecord(ref: DeploymentRef): DeploymentRecord | undefined {
    return this.#deployments.record(deploymentKey(ref));
  }

  deploymentsOf(site: SiteRef): ModelDeployment[] {
    return this.#deployments.ofSite(siteKey(site)).map(row => this.#fresh(row));
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
    const news = hubs.filter(hub => !this.#desired.knows(hub));
    const touched = this.#desired.set(state, hubs);
    for (const deployment of this.#deployments.values()) {
      const { ref } = deployment;
      const revisionMatters =
        deployment.source === `git:${state.gitops}` ||
        deployment.standing?.state !== 'in-step';
      if (news.includes(ref.hub) || revisionMatters) {
        touched.set(deploymentKey(ref), ref);
      }
    }
    this.#refresh(touched);
  }

  reconsider(): void {
    const touched = new Map<string, DeploymentRef>();
    for (const { ref, standing, state } of this.#deployments.values()) {
      if (state === undefined && standing?.state === 'behind') {
        touched.set(deploymentKey(ref), ref);
      }
    }
    this.#refresh(touched);
  }

  sink(source: SinkSource): FleetSink {
    this.#board.register(source);
    if (source.watches) this.#watching.add(source.id);
    return {
      upsertSites: records => {
        const keys = this.#sites.upsert(source.id, source.authority, records);
        this.#sitesChanged(keys);
      },
      touchSites: contacts => {
        for (const { ref, lastContact } of contacts) {
          this.#sites.touch(ref, lastContact);
        }
      },
      removeSites: refs =>
        this.#sitesChanged(this.#sites.detach(refs.map(siteKey))),
      upsertDeployments: records => {
        const changed = records
          .filter(record =>
            this.#deployments.upsert(
              source.id,
              source.authority,
              source.absence ?? 'gone',
              record,
            ),
          )
          .map(({ ref }) => ref);
        this.#deploymentsChanged(changed);
      },
      removeDeployments: refs =>
        this.#removeDeployments(source, refs.map(deploymentKey)),
      listed: (scope, refs) => this.#listed(source, scope, refs),
      state: (state, message) => {
        const changed = this.#board.report(source.id, state, message);
        if (state === 'absent') {
          const hubs = this.#inventory.drop(source.id);
          this.#sitesChanged(
            this.#sites.refresh(hubs.flatMap(hub => this.#sites.keysOf(hub))),
          );
        }
        if (changed) this.#changed('source', [source.id]);
      },
    };
  }

  /**
   * A source that is told of every change vouches for all it has said, as far as the site itself has been heard
   * since.
   */
  #fresh(row: ModelDeployment): ModelDeployment {
    const heard = this.#watching.has(row.source)
      ? this.#board.asOf(row.source)
      : undefined;
    if (heard === undefined || row.remembered) return row;
    const contact = this.#sites.at(siteKeyOf(row.ref))?.lastContact ?? heard;
    const asOf = contact < heard ? contact : heard;
    return asOf > row.asOf ? { ...row, asOf } : row;
  }

  #listed(
    source: SinkSource,
    scope: Parameters<FleetSink['listed']>[0],
    refs: string[],
  ): boolean {
    if (scope.kind === 'site') {
      const gone = this.#absences.sites(source, scope.hub, refs);
      this.#sitesChanged(this.#sites.detach(gone));
    } else {
      const gone = this.#absences.deployments(source, scope, refs);
      this.#removeDeployments(source, gone);
      const absence = source.absence ?? 'gone';
      if (this.#inventory.listed(source.id, absence, scope)) {
        this.#inventoryChanged(scope.hub, scope.site);
      }
    }
    const note = this.#absences.note(source);
    if (this.#board.note(source.id, note)) this.#changed('source', [source.id]);
    return note === undefined;
  }

  #inventoryChanged(hub: string, site: string | undefined): void {
    const keys =
      site === undefined
        ? this.#sites.keysOf(hub)
        : [siteKey({ hub, name: site })];
    this.#sitesChanged(this.#sites.refresh(keys));
    if (site === undefined) {
      const refs = [...this.#deployments.values()]
        .map(({ ref }) => ref)
        .filter(ref => ref.hub === hub);
      this.#refresh(new Map(refs.map(ref => [deploymentKey(ref), ref])));
    }
  }

  #removeDeployments(source: SinkSource, keys: string[]): void {
    const changed: DeploymentRef[] = [];
    for (const key of keys) {
      const ref = this.#deployments.refOf(key);
      const did =
        source.absence === 'withdrawn'
          ? this.#deployments.withdraw(key)
          : this.#deployments.forget(source.id, key);
      if (ref && did) changed.push(ref);
    }
    this.#deploymentsChanged(changed);
  }

  #refresh(touched: Map<string, DeploymentRef>): void {
    const changed = [...touched]
      .filter(([key, ref]) => this.#deployments.refresh(key, ref))
      .map(([, ref]) => ref);
    this.#deploymentsChanged(changed);
  }

  /** Sites changed: what is remembered about their deployments changes with them. */
  #sitesChanged(keys: string[]): void {
    if (keys.length === 0) return;
    this.#changed('site', keys);
    const touched = new Map<string, DeploymentRef>();
    for (const key of keys.flatMap(site =>
      this.#deployments.keysOfSite(site),
    )) {
      const ref = this.#deployments.refOf(key);
      if (ref) touched.set(key, ref);
    }
    this.#refresh(touched);
  }

  /** Deployments changed: their sites count them anew. */
  #deploymentsChanged(refs: DeploymentRef[]): void {
    if (refs.length === 0) return;
    this.#changed('deployment', refs.map(deploymentKey));
    const counted = this.#sites.refresh(new Set(refs.map(siteKeyOf)));
    if (counted.length > 0) this.#changed('site', counted);
  }

  #changed(kind: FleetKind, refs: string[]): void {
    this.#revision += 1;
    for (const listener of this.#listeners) {
      listener({ kinds: [kind], refs });
    }
  }
}
