import type { ObjectStore, ResourceType } from '../types';
import type { AccessRequest } from './access';
import { noSuchPath } from './status';

/** A resource request, read from method and path. */
export interface RequestInfo {
  type: ResourceType;
  version: string;
  namespace?: string;
  name?: string;
  subresource?: string;
}

const READ_ONE = ['log', 'status', 'scale'];

/** Reads `/apis/<group>/<version>[/namespaces/<ns>]/<plural>[/<name>[/<subresource>]]`; 404 when not served. */
export function requestInfo(store: ObjectStore, path: string): RequestInfo {
  const parts = path.split('/').filter(Boolean).map(decodeURIComponent);
  const group = parts[0] === 'apis' ? parts[1] : '';
  const version = parts[0] === 'apis' ? parts[2] : parts[1];
  const rest = parts.slice(parts[0] === 'apis' ? 3 : 2);
  let namespace: string | undefined;
  // `namespaces/x/status` is a subresource of the namespace, `namespaces/x/pods` a list in it.
  if (
    rest[0] === 'namespaces' &&
    rest.length > 2 &&
    !['status', 'finalize'].includes(rest[2])
  ) {
    namespace = rest[1];
    rest.splice(0, 2);
  }
  const [plural, name, subresource, ...beyond] = rest;
  const type = store
    .types()
    .find(
      candidate =>
        candidate.group === group &&
        candidate.plural === plural &&
        candidate.versions.includes(version),
    );
  if (!type || beyond.length || (namespace && !type.namespaced)) {
    throw noSuchPath();
  }
  if (name && type.namespaced && !namespace) {
    throw noSuchPath();
  }
  if (subresource && !isServed(type, subresource)) {
    throw noSuchPath();
  }
  return { type, version, namespace, name, subresource };
}

function isServed(type: ResourceType, subresource: string): boolean {
  switch (subresource) {
    case 'status':
      return type.statusSubresource;
    case 'log':
      return type.kind === 'Pod';
    case 'scale':
      return type.kind === 'Deployment';
    default:
      return false;
  }
}

/** The request in RBAC's words. */
export function accessRequest(
  info: RequestInfo,
  method: string,
  watch: boolean,
): AccessRequest {
  return {
    verb: verbOf(info, method, watch),
    group: info.type.group,
    resource: info.type.plural,
    subresource: info.subresource,
    // A namespace is cluster-scoped, but RBAC of a namespace covers reading it.
    namespace: info.type.kind === 'Namespace' ? info.name : info.namespace,
    name: info.name,
  };
}

function verbOf(info: RequestInfo, method: string, watch: boolean): string {
  switch (method) {
    case 'POST':
      return 'create';
    case 'PUT':
      return 'update';
    case 'PATCH':
      return 'patch';
    case 'DELETE':
      return info.name ? 'delete' : 'deletecollection';
    default:
      if (
        info.name &&
        (!info.subresource || READ_ONE.includes(info.subresource))
      ) {
        return 'get';
      }
      return watch ? 'watch' : 'list';
  }
}
