import { groupOf } from './apiVersion';
import { EventHistory } from './EventHistory';
import { EventQueue } from './EventQueue';
import { ObjectTable } from './ObjectTable';
import { OwnerIndex } from './OwnerIndex';
import type { KubeObject, ObjectKey, StoreEvent } from './types';

type TypeId = { group: string; kind: string };

const typeKey = (type: TypeId) => `${type.group}/${type.kind}`;

/** What one API server remembers: tables, owners, the counter and the newest events. Knows no rules. */
export class StoreState {
  readonly events = EventQueue.create();
  readonly #tables = new Map<string, ObjectTable>();
  readonly #histories = new Map<string, EventHistory>();
  readonly #owners = OwnerIndex.create();
  readonly #historySize: number;
  #resourceVersion: number;
  #compactedAt: number;

  private constructor(resourceVersion: number, historySize: number) {
    this.#resourceVersion = resourceVersion;
    this.#compactedAt = resourceVersion;
    this.#historySize = historySize;
  }

  static create(options: { resourceVersion: number; historySize: number }) {
    return new StoreState(options.resourceVersion, options.historySize);
  }

  get resourceVersion(): number {
    return this.#resourceVersion;
  }

  next(): number {
    this.#resourceVersion += 1;
    return this.#resourceVersion;
  }

  get(key: ObjectKey): KubeObject | undefined {
    return this.#tables.get(typeKey(key))?.get(key.namespace ?? '', key.name);
  }

  list(type: TypeId, namespace?: string): readonly KubeObject[] {
    return this.#tables.get(typeKey(type))?.list(namespace) ?? [];
  }

  /** Stores without an event. */
  load(object: KubeObject): void {
    this.#tableOf(object).set(object);
    this.#owners.add(object);
  }

  put(object: KubeObject, previous?: KubeObject): void {
    if (previous) {
      this.#owners.remove(previous);
    }
    this.load(object);
    this.#emit({ type: previous ? 'MODIFIED' : 'ADDED', object, previous });
  }

  /** Returns the keys of what the object owned. */
  remove(object: KubeObject, previous: KubeObject): ObjectKey[] {
    const { name, namespace, uid } = previous.metadata;
    this.#tableOf(previous).remove(namespace ?? '', name);
    this.#owners.remove(previous);
    this.#emit({ type: 'DELETED', object, previous });
    return this.#owners.take(String(uid));
  }

  since(type: TypeId, resourceVersion: number): StoreEvent[] | undefined {
    const history = this.#histories.get(typeKey(type));
    if (history) {
      return history.since(resourceVersion);
    }
    return resourceVersion < this.#compactedAt ? undefined : [];
  }

  compact(): void {
    this.#compactedAt = this.#resourceVersion;
    for (const history of this.#histories.values()) {
      history.compact(this.#resourceVersion);
    }
  }

  #tableOf(object: KubeObject): ObjectTable {
    const key = typeKey({
      group: groupOf(object.apiVersion),
      kind: object.kind,
    });
    let table = this.#tables.get(key);
    if (!table) {
      table = ObjectTable.create();
      this.#tables.set(key, table);
    }
    return table;
  }

  #emit(event: StoreEvent): void {
    const { apiVersion, kind } = event.object;
    const key = typeKey({ group: groupOf(apiVersion), kind });
    let history = this.#histories.get(key);
    if (!history) {
      history = EventHistory.create({
        capacity: this.#historySize,
        resourceVersion: this.#compactedAt,
      });
      this.#histories.set(key, history);
    }
    history.add(event);
    this.events.push(event);
  }
}
