/** A Kubernetes object as it goes over the wire. */
export interface KubeObject {
  apiVersion: string;
  kind: string;
  metadata: KubeMetadata;
  [field: string]: any;
}

export interface KubeMetadata {
  name: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  generation?: number;
  creationTimestamp?: string;
  deletionTimestamp?: string;
  finalizers?: string[];
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  ownerReferences?: {
    apiVersion: string;
    kind: string;
    name: string;
    uid: string;
    controller?: boolean;
  }[];
  [field: string]: any;
}

/** A column of the server-side table; `jsonPath` as a CRD's printer column has it, or a function of the object. */
export interface TableColumn {
  name: string;
  type: 'string' | 'integer' | 'boolean' | 'date';
  description?: string;
  /** 0 is always shown, 1 only with `-o wide`. */
  priority?: number;
  value: string | ((object: KubeObject) => unknown);
}

/** One row of the lab's resource table. */
export interface ResourceType {
  group: string;
  /** Served versions, the preferred one first. All hold the same fields in the lab. */
  versions: string[];
  kind: string;
  plural: string;
  singular: string;
  shortNames?: string[];
  categories?: string[];
  namespaced: boolean;
  statusSubresource: boolean;
  columns?: TableColumn[];
  /** True where an API server answers `strategic-merge-patch` (its built-in kinds); 415 elsewhere. */
  strategicPatch?: boolean;
  /** Fills what the API server defaults, in place, before validation. */
  defaults?(object: KubeObject): void;
  /** Rules beyond metadata; `previous` is there on update. */
  validate?(object: KubeObject, previous?: KubeObject): FieldError[];
}

/** One line of a 422, as an API server words it. */
export interface FieldError {
  field: string;
  reason: 'FieldValueRequired' | 'FieldValueInvalid' | 'FieldValueForbidden';
  message: string;
}

export interface ObjectKey {
  group: string;
  kind: string;
  namespace?: string;
  name: string;
}

export interface StoreEvent {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  object: KubeObject;
  /** The object before the change, so that a selector watch can tell who left it. */
  previous?: KubeObject;
}

/**
 * The objects of one API server. Objects that it hands out are not to be changed: every write goes through a
 * method, which copies. Times and uids are set here; `generation` moves when anything but metadata and status does.
 */
export interface ObjectStore {
  readonly name: string;
  types(): ResourceType[];
  typeOf(group: string, kind: string): ResourceType | undefined;
  get(key: ObjectKey): KubeObject | undefined;
  list(
    type: { group: string; kind: string },
    options?: { namespace?: string; labels?: Record<string, string> },
  ): KubeObject[];
  /** Throws a {@link KubeError} (409 AlreadyExists, 422 Invalid, 404 for an unknown type or namespace). */
  create(object: KubeObject): KubeObject;
  /** Replaces everything but status (where the type has the subresource). 409 on a stale resourceVersion. */
  update(object: KubeObject): KubeObject;
  /** Replaces the status only. */
  updateStatus(object: KubeObject): KubeObject;
  /** Reads, lets `change` edit a copy in place, writes spec and status; nothing is written when nothing changed. */
  mutate(
    key: ObjectKey,
    change: (object: KubeObject) => void,
  ): KubeObject | undefined;
  /** With finalizers the object gets a deletionTimestamp and goes when the last finalizer is removed. */
  delete(
    key: ObjectKey,
    options?: { orphan?: boolean },
  ): KubeObject | undefined;
  /** Events after now, synchronously, in order of resourceVersion. */
  subscribe(listener: (event: StoreEvent) => void): () => void;
  /** Loads objects as they are, without events, for a fast seeded start. */
  load(objects: KubeObject[]): void;
}

/** What an API server needs besides: its current resourceVersion, and the events since an older one. */
export interface WatchableStore extends ObjectStore {
  readonly resourceVersion: number;
  /** Events of one type after `resourceVersion`; undefined when that is compacted away. */
  eventsSince(
    type: { group: string; kind: string },
    resourceVersion: number,
  ): StoreEvent[] | undefined;
  /** Forgets the events of all types, as etcd does every five minutes. */
  compact(): void;
}

/** An error as an API server answers it: a `Status` with code and reason. */
export class KubeError extends Error {
  readonly code: number;
  readonly reason: string;
  readonly details?: Record<string, unknown>;

  constructor(
    code: number,
    reason: string,
    message: string,
    details?: Record<string, unknown>,
  ) {
    super(message);
    this.code = code;
    this.reason = reason;
    this.details = details;
  }
}
