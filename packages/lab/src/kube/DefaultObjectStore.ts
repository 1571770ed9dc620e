import { groupOf } from './apiVersion';
import { unknownType } from './errors';
import { hasGeneration, kubeTime, stamped } from './newObject';
import { sameJson } from './sameJson';
import { StoreState } from './StoreState';
import type {
  KubeObject,
  ObjectKey,
  ResourceType,
  StoreEvent,
  WatchableStore,
} from './types';
import {
  checkObject,
  prepareCreate,
  withServerMetadata,
  writableObject,
} from './writeRules';

export interface DefaultObjectStoreOptions {
  name: string;
  types: readonly ResourceType[];
  /** Where the counter starts; a hub that restarts must not start below what its clients have seen. */
  resourceVersion?: number;
  /** Events kept a type for watches that resume. */
  historySize?: number;
}

const typeKey = (type: { group: string; kind: string }) =>
  `${type.group}/${type.kind}`;

/** The objects of one API server, in memory. */
export class DefaultObjectStore implements WatchableStore {
  readonly name: string;
  readonly #types: readonly ResourceType[];
  readonly #byKey: Map<string, ResourceType>;
  readonly #state: StoreState;

  private constructor(options: DefaultObjectStoreOptions) {
    this.name = options.name;
    this.#types = options.types;
    this.#byKey = new Map(options.types.map(type => [typeKey(type), type]));
    this.#state = StoreState.create({
      resourceVersion: options.resourceVersion ?? 1,
      historySize: options.historySize ?? 5000,
    });
  }

  static create(options: DefaultObjectStoreOptions): DefaultObjectStore {
    return new DefaultObjectStore(options);
  }

  get resourceVersion(): number {
    return this.#state.resourceVersion;
  }

  types(): ResourceType[] {
    return [...this.#types];
  }

  typeOf(group: string, kind: string): ResourceType | undefined {
    return this.#byKey.get(typeKey({ group, kind }));
  }

  get(key: ObjectKey): KubeObject | undefined {
    return this.#state.get(key);
  }

  list(
    type: { group: string; kind: string },
    options: { namespace?: string; labels?: Record<string, string> } = {},
  ): KubeObject[] {
    const objects = this.#state.list(type, options.namespace);
    const labels = Object.entries(options.labels ?? {});
    return objects.filter(({ metadata }) =>
      labels.every(([key, value]) => metadata.labels?.[key] === value),
    );
  }

  create(object: KubeObject): KubeObject {
    const type = this.#typeOf(object);
    const prepared = prepareCreate(this, type, object);
    const created = stamped(type, prepared, this.#state.next());
    if (isNamespace(created)) {
      created.status = { phase: 'Active' };
    }
    this.#state.put(created);
    return created;
  }

  update(object: KubeObject): KubeObject {
    const type = this.#typeOf(object);
    const current = writableObject(this, type, keyOf(object), object);
    const copy = structuredClone(object);
    if (type.statusSubresource) {
      delete copy.status;
      if (current.status !== undefined) {
        copy.status = current.status;
      }
    }
    return this.#replace(type, current, copy);
  }

  updateStatus(object: KubeObject): KubeObject {
    const type = this.#typeOf(object);
    const current = writableObject(this, type, keyOf(object), object);
    const status = structuredClone(object.status);
    return this.#replace(type, current, { ...current, status });
  }

  mutate(
    key: ObjectKey,
    change: (object: KubeObject) => void,
  ): KubeObject | undefined {
    const current = this.get(key);
    if (!current) {
      return undefined;
    }
    const copy = structuredClone(current);
    change(copy);
    return this.#replace(this.#typeOf(current), current, copy);
  }

  delete(
    key: ObjectKey,
    options: { orphan?: boolean } = {},
  ): KubeObject | undefined {
    const current = this.get(key);
    if (!current) {
      return undefined;
    }
    const type = this.#typeOf(current);
    if (isNamespace(current)) {
      return this.#deleteNamespace(type, current);
    }
    if (!current.metadata.finalizers?.length) {
      return this.#remove(type, current, options.orphan);
    }
    return this.#markDeleted(type, current);
  }

  subscribe(listener: (event: StoreEvent) => void): () => void {
    return this.#state.events.subscribe(listener);
  }

  eventsSince(
    type: { group: string; kind: string },
    resourceVersion: number,
  ): StoreEvent[] | undefined {
    return this.#state.since(type, resourceVersion);
  }

  compact(): void {
    this.#state.compact();
  }

  /** Loses every resourceVersion that was handed out, as a server does that was restored. */
  forget(): void {
    this.#state.next();
    this.compact();
  }

  load(objects: KubeObject[]): void {
    for (const object of objects) {
      const type = this.#typeOf(object);
      this.#state.load(stamped(type, object, this.#state.next()));
    }
    // Nobody can resume from before objects that came without events.
    this.compact();
  }

  #typeOf(object: KubeObject): ResourceType {
    const key = { group: groupOf(object.apiVersion), kind: object.kind };
    const type = this.#byKey.get(typeKey(key));
    if (!type) {
      throw unknownType(key);
    }
    return type;
  }

  /** Writes `wanted` over `current`; nothing is written when nothing changed. */
  #replace(
    type: ResourceType,
    current: KubeObject,
    wanted: KubeObject,
  ): KubeObject {
    const next = withServerMetadata(current, wanted);
    if (sameJson(next, current)) {
      return current;
    }
    checkObject(type, next, current);
    const { metadata } = next;
    if (
      metadata.deletionTimestamp &&
      !metadata.finalizers?.length &&
      !isNamespace(next)
    ) {
      return this.#remove(type, next);
    }
    if (hasGeneration(type) && !sameSpec(next, current)) {
      metadata.generation = (metadata.generation ?? 0) + 1;
    }
    metadata.resourceVersion = String(this.#state.next());
    this.#state.put(next, current);
    return next;
  }

  #markDeleted(type: ResourceType, current: KubeObject): KubeObject {
    if (current.metadata.deletionTimestamp) {
      return current;
    }
    const deletionTimestamp = kubeTime();
    return this.#replace(type, current, {
      ...current,
      metadata: { ...current.metadata, deletionTimestamp },
      ...(isNamespace(current) && { status: { phase: 'Terminating' } }),
    });
  }

  #deleteNamespace(type: ResourceType, current: KubeObject): KubeObject {
    const { name } = current.metadata;
    const marked = this.#markDeleted(type, current);
    for (const object of this.#contentOf(name)) {
      this.delete(keyOf(object));
    }
    this.#removeIfEmpty(name);
    return marked;
  }

  #remove(type: ResourceType, current: KubeObject, orphan = false): KubeObject {
    const resourceVersion = String(this.#state.next());
    const object = {
      ...current,
      metadata: { ...current.metadata, resourceVersion },
    };
    const owned = this.#state.remove(object, current);
    if (!orphan) {
      owned.forEach(key => this.delete(key));
    }
    if (type.namespaced) {
      this.#removeIfEmpty(String(current.metadata.namespace));
    }
    return object;
  }

  #contentOf(namespace: string): KubeObject[] {
    return this.#types
      .filter(type => type.namespaced)
      .flatMap(type => this.list(type, { namespace }));
  }

  #removeIfEmpty(name: string): void {
    const namespace = this.get({ group: '', kind: 'Namespace', name });
    if (
      namespace?.metadata.deletionTimestamp &&
      !this.#contentOf(name).length
    ) {
      this.#remove(this.#typeOf(namespace), namespace);
    }
  }
}

function isNamespace({ apiVersion, kind }: KubeObject): boolean {
  return kind === 'Namespace' && apiVersion === 'v1';
}

function keyOf({ apiVersion, kind, metadata }: KubeObject): ObjectKey {
  return {
    group: groupOf(apiVersion),
    kind,
    namespace: metadata.namespace,
    name: metadata.name,
  };
}

function sameSpec(a: KubeObject, b: KubeObject): boolean {
  const { metadata: _am, status: _as, ...left } = a;
  const { metadata: _bm, status: _bs, ...right } = b;
  return sameJson(left, right);
}
