import { isDeepStrictEqual } from 'node:util';
import { groupOf } from './apiVersion';
import {
  alreadyExists,
  badRequest,
  conflict,
  invalid,
  notFound,
  unknownType,
} from './errors';
import { EventHistory } from './EventHistory';
import { EventQueue } from './EventQueue';
import { metadataErrors } from './metadataRules';
import { hasGeneration, kubeTime, nameSuffix, stamped } from './newObject';
import { ObjectTable } from './ObjectTable';
import { OwnerIndex } from './OwnerIndex';
import {
  KubeError,
  KubeObject,
  ObjectKey,
  ResourceType,
  StoreEvent,
  WatchableStore,
} from './types';

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
  readonly #tables = new Map<string, ObjectTable>();
  readonly #histories = new Map<string, EventHistory>();
  readonly #owners = OwnerIndex.create();
  readonly #events = EventQueue.create();
  readonly #historySize: number;
  #resourceVersion: number;
  #compactedAt: number;

  private constructor(options: DefaultObjectStoreOptions) {
    this.name = options.name;
    this.#types = options.types;
    this.#byKey = new Map(options.types.map(type => [typeKey(type), type]));
    this.#resourceVersion = options.resourceVersion ?? 1;
    this.#compactedAt = this.#resourceVersion;
    this.#historySize = options.historySize ?? 5000;
  }

  static create(options: DefaultObjectStoreOptions): DefaultObjectStore {
    return new DefaultObjectStore(options);
  }

  get resourceVersion(): number {
    return this.#resourceVersion;
  }

  types(): ResourceType[] {
    return [...this.#types];
  }

  typeOf(group: string, kind: string): ResourceType | undefined {
    return this.#byKey.get(typeKey({ group, kind }));
  }

  get(key: ObjectKey): KubeObject | undefined {
    return this.#tables.get(typeKey(key))?.get(key.namespace ?? '', key.name);
  }

  list(
    type: { group: string; kind: string },
    options: { namespace?: string; labels?: Record<string, string> } = {},
  ): KubeObject[] {
    const objects =
      this.#tables.get(typeKey(type))?.list(options.namespace) ?? [];
    const labels = Object.entries(options.labels ?? {});
    return labels.length
      ? objects.filter(({ metadata }) =>
          labels.every(([key, value]) => metadata.labels?.[key] === value),
        )
      : [...objects];
  }

  create(object: KubeObject): KubeObject {
    const type = this.#typeOfObject(object);
    const copy = structuredClone(object);
    const { metadata } = copy;
    if (!metadata.name && metadata.generateName) {
      metadata.name = `${metadata.generateName}${nameSuffix()}`;
    }
    if (metadata.resourceVersion) {
      throw badRequest(
        'resourceVersion should not be set on objects to be created',
      );
    }
    delete metadata.uid;
    delete metadata.creationTimestamp;
    delete metadata.deletionTimestamp;
    delete metadata.generation;
    if (type.statusSubresource) {
      delete copy.status;
    }
    type.defaults?.(copy);
    this.#check(type, copy);
    this.#checkNamespace(type, copy);
    if (this.get(this.#keyOf(copy))) {
      throw alreadyExists(type, metadata.name);
    }
    return this.#put(type, stamped(type, copy, this.#next()));
  }

  update(object: KubeObject): KubeObject {
    const type = this.#typeOfObject(object);
    const current = this.#existing(type, object);
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
    const type = this.#typeOfObject(object);
    const current = this.#existing(type, object);
    return this.#replace(type, current, {
      ...current,
      status: structuredClone(object.status),
    });
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
    return this.#replace(this.#typeOfObject(current), current, copy);
  }

  delete(
    key: ObjectKey,
    options: { orphan?: boolean } = {},
  ): KubeObject | undefined {
    const current = this.get(key);
    if (!current) {
      return undefined;
    }
    const type = this.#typeOfObject(current);
    const content =
      current.kind === 'Namespace' && groupOf(current.apiVersion) === '';
    if (!content && !current.metadata.finalizers?.length) {
      return this.#remove(type, current, options.orphan);
    }
    const marked = current.metadata.deletionTimestamp
      ? current
      : this.#replace(type, current, {
          ...current,
          metadata: { ...current.metadata, deletionTimestamp: kubeTime() },
          ...(content && { status: { phase: 'Terminating' } }),
        });
    if (content) {
      for (const object of this.#inNamespace(key.name)) {
        this.delete(this.#keyOf(object));
      }
      this.#removeEmptyNamespace(key.name);
    }
    return marked;
  }

  subscribe(listener: (event: StoreEvent) => void): () => void {
    return this.#events.subscribe(listener);
  }

  eventsSince(
    type: { group: string; kind: string },
    resourceVersion: number,
  ): StoreEvent[] | undefined {
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

  load(objects: KubeObject[]): void {
    for (const object of objects) {
      const type = this.#typeOfObject(object);
      const loaded = stamped(type, object, this.#next());
      this.#tableOf(type).set(loaded);
      this.#owners.add(loaded);
    }
    // Nobody can resume from before objects that came without events.
    this.compact();
  }

  #next(): number {
    this.#resourceVersion += 1;
    return this.#resourceVersion;
  }

  #keyOf(object: KubeObject): ObjectKey {
    const { name, namespace } = object.metadata;
    return { group: groupOf(object.apiVersion), kind: object.kind, namespace, name };
  }

  #typeOfObject(object: KubeObject): ResourceType {
    const key = { group: groupOf(object.apiVersion), kind: object.kind };
    const type = this.#byKey.get(typeKey(key));
    if (!type) {
      throw unknownType(key);
    }
    return type;
  }

  #tableOf(type: ResourceType): ObjectTable {
    const key = typeKey(type);
    let table = this.#tables.get(key);
    if (!table) {
      table = ObjectTable.create();
      this.#tables.set(key, table);
    }
    return table;
  }

  #existing(type: ResourceType, object: KubeObject): KubeObject {
    const current = this.get(this.#keyOf(object));
    if (!current) {
      throw notFound(type, object.metadata.name);
    }
    const { resourceVersion, uid } = object.metadata;
    if (
      resourceVersion &&
      resourceVersion !== current.metadata.resourceVersion
    ) {
      throw conflict(type, object.metadata.name);
    }
    if (uid && uid !== current.metadata.uid) {
      throw conflict(
        type,
        object.metadata.name,
        `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${current.metadata.uid}`,
      );
    }
    return current;
  }

  #check(type: ResourceType, object: KubeObject, previous?: KubeObject): void {
    const errors = metadataErrors(type, object);
    errors.push(...(type.validate?.(object, previous) ?? []));
    if (errors.length) {
      throw invalid(type, object.metadata.name ?? '', errors);
    }
  }

  #checkNamespace(type: ResourceType, object: KubeObject): void {
    const { namespace } = object.metadata;
    if (!type.namespaced) {
      delete object.metadata.namespace;
      return;
    }
    const key = { group: '', kind: 'Namespace', name: namespace ?? 'default' };
    const found = this.get(key);
    if (!found) {
      throw new KubeError(
        404,
        'NotFound',
        `namespaces "${key.name}" not found`,
        { name: key.name, kind: 'namespaces' },
      );
    }
    if (found.metadata.deletionTimestamp) {
      throw new KubeError(
        403,
        'Forbidden',
        `${type.plural} "${object.metadata.name}" is forbidden: unable to create new content in namespace ${key.name} because it is being terminated`,
      );
    }
    object.metadata.namespace = key.name;
  }

  /** Writes `next` over `current`: server-owned metadata stays, and nothing is written when nothing changed. */
  #replace(
    type: ResourceType,
    current: KubeObject,
    next: KubeObject,
  ): KubeObject {
    const { uid, creationTimestamp, generation, resourceVersion, namespace } =
      current.metadata;
    const metadata = {
      ...next.metadata,
      uid,
      creationTimestamp,
      resourceVersion,
      ...(namespace && { namespace }),
      ...(generation !== undefined && { generation }),
      ...(current.metadata.deletionTimestamp && {
        deletionTimestamp: current.metadata.deletionTimestamp,
      }),
    };
    const object = { ...next, metadata };
    if (isDeepStrictEqual(object, current)) {
      return current;
    }
    this.#check(type, object, current);
    if (hasGeneration(type) && !sameSpec(object, current)) {
      metadata.generation = (generation ?? 0) + 1;
    }
    if (metadata.deletionTimestamp && !metadata.finalizers?.length) {
      if (object.kind !== 'Namespace') {
        return this.#remove(type, object);
      }
    }
    metadata.resourceVersion = String(this.#next());
    return this.#put(type, object, current);
  }

  #put(
    type: ResourceType,
    object: KubeObject,
    previous?: KubeObject,
  ): KubeObject {
    this.#tableOf(type).set(object);
    if (previous) {
      this.#owners.remove(previous);
    }
    this.#owners.add(object);
    this.#emit(type, {
      type: previous ? 'MODIFIED' : 'ADDED',
      object,
      previous,
    });
    return object;
  }

  #remove(type: ResourceType, current: KubeObject, orphan = false): KubeObject {
    const { name, namespace } = current.metadata;
    const object = {
      ...current,
      metadata: {
        ...current.metadata,
        resourceVersion: String(this.#next()),
      },
    };
    this.#tableOf(type).remove(namespace ?? '', name);
    this.#owners.remove(current);
    this.#emit(type, { type: 'DELETED', object, previous: current });
    const owned = this.#owners.take(String(current.metadata.uid));
    if (!orphan) {
      owned.forEach(key => this.delete(key));
    }
    if (namespace) {
      this.#removeEmptyNamespace(namespace);
    }
    return object;
  }

  #inNamespace(namespace: string): KubeObject[] {
    return this.#types
      .filter(type => type.namespaced)
      .flatMap(type => this.list(type, { namespace }));
  }

  #removeEmptyNamespace(name: string): void {
    const namespace = this.get({ group: '', kind: 'Namespace', name });
    if (
      namespace?.metadata.deletionTimestamp &&
      !this.#inNamespace(name).length
    ) {
      this.#remove(this.#typeOfObject(namespace), namespace);
    }
  }

  #emit(type: ResourceType, event: StoreEvent): void {
    const key = typeKey(type);
    let history = this.#histories.get(key);
    if (!history) {
      history = EventHistory.create({
        capacity: this.#historySize,
        resourceVersion: this.#compactedAt,
      });
      this.#histories.set(key, history);
    }
    history.add(event);
    this.#events.push(event);
  }
}

function sameSpec(a: KubeObject, b: KubeObject): boolean {
  const { metadata: _am, status: _as, ...left } = a;
  const { metadata: _bm, status: _bs, ...right } = b;
  return isDeepStrictEqual(left, right);
}
