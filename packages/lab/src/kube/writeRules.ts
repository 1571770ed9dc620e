import {
  alreadyExists,
  badRequest,
  conflict,
  invalid,
  notFound,
} from './errors';
import { metadataErrors } from './metadataRules';
import { nameSuffix } from './newObject';
import {
  KubeError,
  KubeObject,
  ObjectKey,
  ResourceType,
  WatchableStore,
} from './types';

/** Throws 422 with every rule that the object breaks. */
export function checkObject(
  type: ResourceType,
  object: KubeObject,
  previous?: KubeObject,
): void {
  const errors = metadataErrors(type, object);
  errors.push(...(type.validate?.(object, previous) ?? []));
  if (errors.length) {
    throw invalid(type, object.metadata.name ?? '', errors);
  }
}

/** A copy that is ready to be stored: named, defaulted and checked, in a namespace that is there. */
export function prepareCreate(
  store: Pick<WatchableStore, 'get'>,
  type: ResourceType,
  object: KubeObject,
): KubeObject {
  const copy = structuredClone(object);
  const { metadata } = copy;
  if (metadata.resourceVersion) {
    throw badRequest(
      'resourceVersion should not be set on objects to be created',
    );
  }
  if (!metadata.name && metadata.generateName) {
    metadata.name = `${metadata.generateName}${nameSuffix()}`;
  }
  delete metadata.uid;
  delete metadata.creationTimestamp;
  delete metadata.deletionTimestamp;
  delete metadata.generation;
  if (type.statusSubresource) {
    delete copy.status;
  }
  type.defaults?.(copy);
  checkObject(type, copy);
  if (type.namespaced) {
    metadata.namespace ??= 'default';
    checkNamespace(store, type, copy);
  } else {
    delete metadata.namespace;
  }
  const key = {
    group: type.group,
    kind: type.kind,
    namespace: metadata.namespace,
    name: metadata.name,
  };
  if (store.get(key)) {
    throw alreadyExists(type, metadata.name);
  }
  return copy;
}

function checkNamespace(
  store: Pick<WatchableStore, 'get'>,
  type: ResourceType,
  { metadata }: KubeObject,
): void {
  const name = String(metadata.namespace);
  const namespace = store.get({ group: '', kind: 'Namespace', name });
  if (!namespace) {
    throw new KubeError(404, 'NotFound', `namespaces "${name}" not found`, {
      name,
      kind: 'namespaces',
    });
  }
  if (namespace.metadata.deletionTimestamp) {
    throw new KubeError(
      403,
      'Forbidden',
      `${type.plural} "${metadata.name}" is forbidden: unable to create new content in namespace ${name} because it is being terminated`,
    );
  }
}

/** The stored object that a write is for; throws 404, or 409 when the writer saw an older one. */
export function writableObject(
  store: Pick<WatchableStore, 'get'>,
  type: ResourceType,
  key: ObjectKey,
  { metadata }: KubeObject,
): KubeObject {
  const current = store.get(key);
  if (!current) {
    throw notFound(type, key.name);
  }
  const { resourceVersion, uid } = metadata;
  if (resourceVersion && resourceVersion !== current.metadata.resourceVersion) {
    throw conflict(type, key.name);
  }
  if (uid && uid !== current.metadata.uid) {
    throw conflict(
      type,
      key.name,
      `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${current.metadata.uid}`,
    );
  }
  return current;
}

/** `next` with the metadata that no client changes. */
export function withServerMetadata(
  current: KubeObject,
  next: KubeObject,
): KubeObject {
  const { metadata } = current;
  return {
    ...next,
    metadata: {
      ...next.metadata,
      uid: metadata.uid,
      creationTimestamp: metadata.creationTimestamp,
      resourceVersion: metadata.resourceVersion,
      ...(metadata.namespace && { namespace: metadata.namespace }),
      ...(metadata.generation !== undefined && {
        generation: metadata.generation,
      }),
      ...(metadata.deletionTimestamp && {
        deletionTimestamp: metadata.deletionTimestamp,
      }),
    },
  };
}
