import type { KubeObject, ResourceType } from '../kube';
import { ADDON, CLUSTER } from '../hub/loops/keys';
import type { Lab, LabSite } from '../Lab';
import { SiteView } from './SiteView';
import { toClusterRow, toRow } from './toRow';
import type { SearchRow } from './SearchRow';

/** How long a collector waits until it reports what has changed. */
const REPORT_MS = 5_000;
/** Kinds that no collector reports. */
const NOT_INDEXED = new Set(['Event', 'Cluster']);
const CLUSTER_ROW = {
  group: 'internal.open-cluster-management.io',
  kind: 'Cluster',
};
/** The hub as a cluster among the others. */
const HUB_CLUSTER = 'local-cluster';

/** What a caller may see of the index, and what of it is asked for. */
export interface SearchScope {
  /** Clusters whose rows are wanted. */
  cluster(name: string): boolean;
  /** Kinds whose rows are wanted. */
  type(type: { group: string; kind: string }): boolean;
  /** Objects of the hub itself that the caller may list. */
  onHub(type: ResourceType, object: KubeObject): boolean;
}

/**
 * The index of a hub: what the collectors of its sites have reported. Rows are made of the sites' own stores when they
 * are asked for. Those of a site that is dark stay as they were, for ever; they go with the ManagedCluster or the
 * add-on.
 */
export class SearchIndex {
  readonly #lab: Lab;
  readonly #hub: string;
  readonly #columns: boolean;
  readonly #views = new Map<LabSite, SiteView>();

  static create(options: {
    lab: Lab;
    hub: string;
    /** Collectors report printer columns and conditions of custom resources. */
    columns: boolean;
  }): SearchIndex {
    return new SearchIndex(options);
  }

  private constructor(options: { lab: Lab; hub: string; columns: boolean }) {
    this.#lab = options.lab;
    this.#hub = options.hub;
    this.#columns = options.columns;
    this.#follow();
  }

  *rows(scope: SearchScope): Iterable<SearchRow> {
    this.#follow();
    const store = this.#lab.hub(this.#hub);
    for (const cluster of store.list(CLUSTER)) {
      const { name } = cluster.metadata;
      if (!scope.cluster(name)) continue;
      if (scope.type(CLUSTER_ROW)) yield toClusterRow(cluster);
      const site = this.#lab.site(this.#hub, name);
      const view = site && this.#views.get(site);
      if (view && this.collects(name)) yield* this.#ofSite(name, view, scope);
    }
    yield* this.#ofHub(scope);
  }

  /** Whether the search add-on is installed on a site. */
  collects(name: string): boolean {
    const addon = { ...ADDON, namespace: name, name: 'search-collector' };
    return this.#lab.hub(this.#hub).get(addon) !== undefined;
  }

  /** Names of the sites. */
  clusters(): string[] {
    return this.#lab
      .hub(this.#hub)
      .list(CLUSTER)
      .map(({ metadata }) => metadata.name);
  }

  *#ofSite(
    cluster: string,
    view: SiteView,
    scope: SearchScope,
  ): Iterable<SearchRow> {
    const options = { columns: this.#columns, hubResource: false };
    for (const type of view.store.types()) {
      if (NOT_INDEXED.has(type.kind) || !scope.type(type)) continue;
      for (const object of view.list(type)) {
        yield toRow(cluster, type, object, options);
      }
    }
  }

  *#ofHub(scope: SearchScope): Iterable<SearchRow> {
    if (!scope.cluster(HUB_CLUSTER)) return;
    const store = this.#lab.hub(this.#hub);
    const options = { columns: this.#columns, hubResource: true };
    for (const type of store.types()) {
      if (NOT_INDEXED.has(type.kind) || !scope.type(type)) continue;
      for (const object of store.list(type)) {
        if (scope.onHub(type, object)) {
          yield toRow(HUB_CLUSTER, type, object, options);
        }
      }
    }
  }

  #follow(): void {
    for (const site of this.#lab.sites(this.#hub)) {
      if (!this.#views.has(site)) {
        const lagMs = REPORT_MS * this.#lab.options.lag;
        this.#views.set(site, SiteView.create(site, lagMs));
      }
    }
  }
}
