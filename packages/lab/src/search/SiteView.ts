import {
  groupOf,
  type KubeObject,
  type ObjectStore,
  type StoreEvent,
} from '../kube';
import type { LabSite } from '../Lab';

type TypeId = { group: string; kind: string };

const keyOf = ({ group, kind }: TypeId) => `${group}/${kind}`;

/**
 * A site as its collector last reported it. As long as nothing has changed that is the site's own store; from a change
 * until the report it is what was there before; and while the site is dark nothing is reported.
 */
export class SiteView {
  readonly #site: LabSite;
  readonly #lagMs: number;
  /** What the hub still believes. */
  #before?: Map<string, readonly KubeObject[]>;
  #changedAt = 0;

  static create(site: LabSite, lagMs: number): SiteView {
    return new SiteView(site, lagMs);
  }

  private constructor(site: LabSite, lagMs: number) {
    this.#site = site;
    this.#lagMs = lagMs;
    site.store.subscribe(event => this.#changed(event));
  }

  get store(): ObjectStore {
    return this.#site.store;
  }

  list(type: TypeId): readonly KubeObject[] {
    this.#report();
    return this.#before
      ? this.#before.get(keyOf(type)) ?? []
      : this.store.list(type);
  }

  #changed(event: StoreEvent): void {
    this.#report();
    if (this.#before) return;
    this.#before = new Map(
      this.store
        .types()
        .map(type => [keyOf(type), undo(type, this.store.list(type), event)]),
    );
    this.#changedAt = Date.now();
    // A site that goes dark later has reported this by then.
    setTimeout(() => this.#report(), this.#lagMs).unref();
  }

  #report(): void {
    const due = Date.now() - this.#changedAt >= this.#lagMs;
    if (due && this.#site.online()) this.#before = undefined;
  }
}

/** The objects of a type as they were before a change. */
function undo(
  type: TypeId,
  objects: readonly KubeObject[],
  { object, previous, type: change }: StoreEvent,
): readonly KubeObject[] {
  if (object.kind !== type.kind || groupOf(object.apiVersion) !== type.group) {
    return objects;
  }
  const others = objects.filter(
    ({ metadata }) => metadata.uid !== object.metadata.uid,
  );
  return change === 'ADDED' ? others : [...others, previous ?? object];
}
