import type { Request } from 'express';
import { apiVersionOf } from '../apiVersion';
import { toTable } from '../table';
import { KubeError, KubeObject, ResourceType } from '../types';

/** How a client wants objects written. */
export type Rendering = 'object' | 'table' | 'metadata';

/** Reads the Accept header; the first form that is understood wins. */
export function renderingOf(request: Request): Rendering {
  const accept = request.header('accept') ?? '*/*';
  for (const range of accept.split(',').map(part => part.trim())) {
    const [media, ...parameters] = range.split(';').map(part => part.trim());
    if (/^(application\/(json|\*)|\*\/\*)$/.test(media)) {
      const as = parameters.find(parameter => parameter.startsWith('as='));
      if (!as) {
        return 'object';
      }
      if (parameters.includes('v=v1')) {
        if (as === 'as=Table') {
          return 'table';
        }
        if (/^as=PartialObjectMetadata(List)?$/.test(as)) {
          return 'metadata';
        }
      }
    }
  }
  throw new KubeError(
    406,
    'NotAcceptable',
    'only the following media types are accepted: application/json, application/json;stream=watch',
  );
}

/** The object in the version that was asked for. */
export function inVersion(
  type: ResourceType,
  version: string,
  object: KubeObject,
): KubeObject {
  const apiVersion = apiVersionOf(type.group, version);
  return object.apiVersion === apiVersion ? object : { ...object, apiVersion };
}

function metadataOnly({ metadata }: KubeObject) {
  return {
    kind: 'PartialObjectMetadata',
    apiVersion: 'meta.k8s.io/v1',
    metadata,
  };
}

/** What goes beside a table row's cells: `?includeObject=`, metadata by default. */
function rowObject(request: Request, type: ResourceType, version: string) {
  switch (request.query.includeObject) {
    case 'Object':
      return (object: KubeObject) => inVersion(type, version, object);
    case 'None':
      return () => ({});
    default:
      return metadataOnly;
  }
}

/** One object as the client wants it. */
export function renderOne(
  request: Request,
  type: ResourceType,
  version: string,
  object: KubeObject,
): object {
  switch (renderingOf(request)) {
    case 'table':
      return toTable(type, [object], {
        metadata: { resourceVersion: object.metadata.resourceVersion },
        object: rowObject(request, type, version),
      });
    case 'metadata':
      return metadataOnly(object);
    default:
      return inVersion(type, version, object);
  }
}

/** A list as the client wants it. */
export function renderList(
  request: Request,
  type: ResourceType,
  version: string,
  objects: readonly KubeObject[],
  metadata: Record<string, unknown>,
): object {
  switch (renderingOf(request)) {
    case 'table':
      return toTable(type, objects, {
        metadata,
        object: rowObject(request, type, version),
      });
    case 'metadata':
      return {
        kind: 'PartialObjectMetadataList',
        apiVersion: 'meta.k8s.io/v1',
        metadata,
        items: objects.map(metadataOnly),
      };
    default:
      return {
        kind: `${type.kind}List`,
        apiVersion: apiVersionOf(type.group, version),
        metadata,
        items: objects.map(object => inVersion(type, version, object)),
      };
  }
}
