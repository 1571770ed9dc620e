import type {
  DeploymentRef,
  FleetKind,
  SiteRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type {
  DeploymentRecord,
  FleetSink,
  SiteRecord,
} from '@ai-edge/backstage-plugin-ai-edge-node';
import { Absences } from './Absences';
import { DeploymentIndex } from './DeploymentIndex';
import { DesiredIndex } from './DesiredIndex';
import type { DesiredState, SinkSource } from './Fleet';
import type { RememberedDeployment } from './FleetMemory';
import { HubSilence } from './HubSilence';
import { InventoryMap } from './InventoryMap';
import { deploymentKey, siteKey, siteKeyOf } from './refKeys';
import { SharedValues } from './SharedValues';
import { shareDeployment, shareSite } from './shareRecord';
import { SiteIndex, type SiteChange } from './SiteIndex';
import type { SourceNote } from './SourceBoard';
import { StandingJudge } from './StandingJudge';

/** The sites, the deployments and what Git wants of them: what touches one of them reaches the others here. */
export class FleetState {
  readonly sites: SiteIndex;
  readonly deployments: DeploymentIndex;
  readonly silence: HubSilence;
  readonly #absences: Absences;
  readonly #inventory = new InventoryMap();
  readonly #desired: DesiredIndex;
  readonly #shared = new SharedValues();
  readonly #instant: () => string;
  readonly #changed: (kind: FleetKind, refs: string[]) => void;

  constructor(options: {
    now: () => number;
    watches: (source: string) => boolean;
    changed: (kind: FleetKind, refs: string[]) => void;
  }) {
    const { now, watches } = options;
    this.#changed = options.changed;
    this.#instant = () => this.#shared.text(new Date(now()).toISOString());
    this.silence = new HubSilence(now);
    this.#desired = new DesiredIndex(this.#shared);
    const judge = new StandingJudge({
      now,
      gitRead: hub => this.#desired.knows(hub),
      deliveryRead: hub => this.#inventory.deliveryRead(hub),
      former: key => this.#desired.former(key),
      isOurs: repoUrl => this.#desired.isOurs(repoUrl),
    });
    this.deployments = new DeploymentIndex({
      desired: key => this.#desired.get(key),
      site: key => this.sites.view(key),
      standing: judge.decide.bind(judge),
      watches,
      listedSince: this.#inventory.listedSince.bind(this.#inventory),
      share: value => this.#shared.value(value),
      now: this.#instant,
    });
    this.sites = new SiteIndex({
      inventory: ref => this.#inventory.of(ref),
      counts: key => this.deployments.counts(key),
      silentSince: source => this.silence.since(source),
      now: this.#instant,
    });
    const { sites, deployments } = this;
    this.#absences = new Absences({ sites, deployments, now });
  }

  upsertSites({ id, authority }: SinkSource, records: SiteRecord[]): void {
    this.sitesChanged(
      records.map(record => {
        const key = siteKey(record.ref);
        const ref = this.sites.at(key)?.ref ?? record.ref;
        this.#absences.settle(id, key);
        return this.sites.upsert(
          id,
          authority,
          shareSite({ ...record, ref }, this.#shared),
        );
      }),
    );
  }

  touchSites(contacts: { ref: SiteRef; lastContact: string }[]): void {
    for (const { ref, lastContact } of contacts) {
      const key = siteKey(ref);
      // What is remembered of a site that does not answer is as old as its last contact.
      if (this.sites.touch(key, lastContact)) this.refreshSite(key);
    }
  }

  removeSites({ id }: SinkSource, keys: string[]): void {
    keys.forEach(key => this.#absences.settle(id, key));
    this.sitesChanged(keys.map(key => this.sites.detach(id, key)));
  }

  upsertDeployments(
    { id, authority }: SinkSource,
    records: DeploymentRecord[],
  ): void {
    const changed: DeploymentRef[] = [];
    for (const record of records) {
      const key = deploymentKey(record.ref);
      const ref = this.deployments.refOf(key) ?? this.#ownRef(record.ref);
      this.#absences.settle(id, key);
      const own = shareDeployment(record, ref, this.#shared);
      if (this.deployments.upsert(id, authority, own)) changed.push(ref);
    }
    this.deploymentsChanged(changed);
  }

  removeDeployments(
    { id, absence }: SinkSource,
    refs: readonly DeploymentRef[],
  ): void {
    const changed: DeploymentRef[] = [];
    for (const ref of refs) {
      const key = deploymentKey(ref);
      const own = this.deployments.refOf(key) ?? this.#ownRef(ref);
      this.#absences.settle(id, key);
      if (this.#remove(id, absence ?? 'gone', own)) changed.push(own);
    }
    this.deploymentsChanged(changed);
  }

  /** A list was read to its end. Answers what is to be said of it, when it is not believed. */
  listed(
    source: SinkSource,
    scope: Parameters<FleetSink['listed']>[0],
    refs: string[],
  ): SourceNote | undefined {
    const { hub } = scope;
    if (scope.kind === 'site') {
      this.removeSites(source, this.#absences.sites(source, hub, refs));
    } else {
      const absence = source.absence ?? 'gone';
      const at = this.#instant();
      const seesOther = this.#inventory.listed(source.id, absence, scope, at);
      if (!scope.partial) {
        const missing = this.#absences.deployments(source, scope, refs);
        this.removeDeployments(
          source,
          missing.map(key => this.deployments.refOf(key)!),
        );
      }
      const site = scope.site && siteKey({ hub, name: scope.site });
      if (site) {
        // What others say is there, and is not.
        this.refreshSite(site);
        if (seesOther) this.sitesChanged([this.sites.refresh(site)]);
      } else if (seesOther) {
        this.#hubsChanged([hub]);
      }
    }
    return this.#absences.note(source);
  }

  /** A source is not there: what it listed whole is not seen any more. */
  absent(source: string): void {
    this.#hubsChanged(this.#inventory.drop(source));
  }

  /** A source of an earlier process had read its hub's deliveries to their end. */
  deliveryRead(source: string, hub: string): void {
    this.#inventory.listed(source, 'withdrawn', { hub }, this.#instant());
    this.#hubsChanged([hub]);
  }

  setDesired(state: DesiredState, hubs: string[]): void {
    const news = new Set(hubs.filter(hub => !this.#desired.knows(hub)));
    const touched = this.#desired.set(state, hubs);
    if (news.size > 0) {
      for (const { ref } of this.deployments.values()) {
        if (news.has(ref.hub)) touched.set(deploymentKey(ref), ref);
      }
    }
    this.refresh(touched);
  }

  /** A record as the index keeps it. */
  shareSite(record: SiteRecord): SiteRecord {
    return shareSite(record, this.#shared);
  }

  /** Takes what was remembered of a deployment. */
  restoreDeployment(remembered: RememberedDeployment): void {
    const { ref, sourced } = remembered;
    const own = this.deployments.refOf(deploymentKey(ref)) ?? this.#ownRef(ref);
    this.deployments.restore({
      ...remembered,
      ref: own,
      sourced: sourced.map(one => ({
        ...one,
        record: shareDeployment(one.record, own, this.#shared),
      })),
    });
  }

  /** Merges the deployments of a site again. */
  refreshSite(key: string): void {
    this.refresh(
      new Map(
        this.deployments
          .keysOfSite(key)
          .map(one => [one, this.deployments.refOf(one)!]),
      ),
    );
  }

  /** Merges deployments again. */
  refresh(touched: Map<string, DeploymentRef>): void {
    const changed: DeploymentRef[] = [];
    for (const [key, ref] of touched) {
      if (this.deployments.refresh(key, ref)) changed.push(ref);
    }
    this.deploymentsChanged(changed);
  }

  /** Says that something changed. */
  announce(kind: FleetKind, refs: string[]): void {
    if (refs.length > 0) this.#changed(kind, refs);
  }

  /** Sites changed: what is remembered about their deployments changes with them. */
  sitesChanged(changes: (SiteChange | undefined)[]): void {
    const moved = changes.filter(change => change !== undefined);
    if (moved.length === 0) return;
    this.#changed(
      'site',
      moved.map(({ key }) => key),
    );
    for (const { key, reaches } of moved) if (reaches) this.refreshSite(key);
  }

  /** Deployments changed: their sites count them anew. */
  deploymentsChanged(refs: DeploymentRef[]): void {
    if (refs.length === 0) return;
    this.#changed('deployment', refs.map(deploymentKey));
    const counted = [...new Set(refs.map(siteKeyOf))].filter(key =>
      this.sites.recount(key),
    );
    if (counted.length > 0) this.#changed('site', counted);
  }

  #remove(
    source: string,
    absence: 'gone' | 'withdrawn' | 'nothing',
    ref: DeploymentRef,
  ): boolean {
    const key = deploymentKey(ref);
    if (absence === 'gone') return this.deployments.seenGone(source, key, ref);
    return this.deployments.letGo(
      source,
      key,
      absence === 'withdrawn' ? 'withdrawnSince' : 'unlistedSince',
    );
  }

  #ownRef(ref: DeploymentRef): DeploymentRef {
    const own = { ...ref };
    this.#shared.texts(own);
    return own;
  }

  #hubsChanged(hubs: string[]): void {
    for (const hub of hubs) {
      const keys = this.sites.keysOfHub(hub);
      this.sitesChanged(keys.map(key => this.sites.refresh(key)));
    }
    if (hubs.length === 0) return;
    const touched = new Map<string, DeploymentRef>();
    for (const key of this.deployments.keys()) {
      const ref = this.deployments.refOf(key)!;
      if (hubs.includes(ref.hub)) touched.set(key, ref);
    }
    this.refresh(touched);
  }
}
