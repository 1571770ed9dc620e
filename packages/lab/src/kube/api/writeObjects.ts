import type { Request, Response } from 'express';
import { badRequest, conflict, invalid, notFound } from '../errors';
import { isRecord } from '../patch/mergePatch';
import { KubeError, KubeObject } from '../types';
import type { ApiContext } from './ApiContext';
import { parameter, selection } from './listQuery';
import { patchObject } from './patchObject';
import { renderList, renderOne } from './rendering';
import { objectBody, parseBody } from './requestBody';
import type { RequestInfo } from './requestInfo';
import { scaleOf } from './scale';

/** `POST` to a list. */
export function createObject(
  { store }: ApiContext,
  info: RequestInfo,
  request: Request,
  response: Response,
): void {
  const object = objectBody(request, info);
  refuseDryRun(request);
  const created = store.create(object);
  response
    .status(201)
    .json(renderOne(request, info.type, info.version, created));
}

/** `PUT` and `PATCH` of an object or its status. */
export function changeObject(
  { store }: ApiContext,
  info: RequestInfo,
  request: Request,
  response: Response,
): void {
  refuseDryRun(request);
  const { object, created } =
    request.method === 'PATCH'
      ? patchObject(store, info, request)
      : { object: objectBody(request, info), created: false };
  if (created) {
    const result = store.create(object);
    response
      .status(201)
      .json(renderOne(request, info.type, info.version, result));
    return;
  }
  const current = store.get({
    ...info.type,
    namespace: info.namespace,
    name: String(info.name),
  });
  if (current && request.method === 'PUT') {
    requireResourceVersion(info, object);
  }
  // The table keeps one version; which of the served ones a client wrote in does not change the object.
  const versioned = {
    ...object,
    apiVersion: current?.apiVersion ?? object.apiVersion,
  };
  const result =
    info.subresource === 'status'
      ? store.updateStatus(versioned)
      : store.update(versioned);
  response.json(
    info.subresource === 'scale'
      ? scaleOf(result)
      : renderOne(request, info.type, info.version, result),
  );
}

/** A custom resource is only replaced by somebody who has seen it. */
function requireResourceVersion(info: RequestInfo, object: KubeObject): void {
  if (!info.type.strategicPatch && !object.metadata.resourceVersion) {
    throw invalid(info.type, object.metadata.name, [
      {
        field: 'metadata.resourceVersion',
        reason: 'FieldValueInvalid',
        message: 'Invalid value: 0x0: must be specified for an update',
      },
    ]);
  }
}

/** `DELETE` of one object: a Status when it went at once, the object while finalizers hold it. */
export function deleteObject(
  { store }: ApiContext,
  info: RequestInfo,
  request: Request,
  response: Response,
): void {
  refuseDryRun(request);
  const name = String(info.name);
  const key = { ...info.type, namespace: info.namespace, name };
  const current = store.get(key);
  if (!current) {
    throw notFound(info.type, name);
  }
  const options = deleteOptions(request);
  const { uid, resourceVersion } = options.preconditions ?? {};
  if (uid && uid !== current.metadata.uid) {
    throw conflict(
      info.type,
      name,
      `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${current.metadata.uid}`,
    );
  }
  if (resourceVersion && resourceVersion !== current.metadata.resourceVersion) {
    throw conflict(info.type, name);
  }
  const policy =
    options.propagationPolicy ?? parameter(request, 'propagationPolicy');
  store.delete(key, { orphan: policy === 'Orphan' });
  const left = store.get(key);
  response.json(
    left
      ? renderOne(request, info.type, info.version, left)
      : {
          kind: 'Status',
          apiVersion: 'v1',
          metadata: {},
          status: 'Success',
          details: {
            name,
            ...(info.type.group && { group: info.type.group }),
            kind: info.type.plural,
            uid: current.metadata.uid,
          },
        },
  );
}

/** `DELETE` of everything that the selectors name. */
export function deleteObjects(
  { store }: ApiContext,
  info: RequestInfo,
  request: Request,
  response: Response,
): void {
  refuseDryRun(request);
  const selected = store
    .list(info.type, { namespace: info.namespace })
    .filter(selection(request, info.type));
  for (const { metadata } of selected) {
    store.delete({
      ...info.type,
      namespace: metadata.namespace,
      name: metadata.name,
    });
  }
  response.json(
    renderList(request, info.type, info.version, selected, {
      resourceVersion: String(store.resourceVersion),
    }),
  );
}

function deleteOptions(request: Request): {
  propagationPolicy?: string;
  preconditions?: { uid?: string; resourceVersion?: string };
} {
  const body = parseBody(request) ?? {};
  if (!isRecord(body)) {
    throw badRequest('the body of a delete is DeleteOptions');
  }
  return body as ReturnType<typeof deleteOptions>;
}

/** A dry run that wrote would be worse than one that is refused. */
function refuseDryRun(request: Request): void {
  if (parameter(request, 'dryRun')) {
    throw new KubeError(
      400,
      'BadRequest',
      'dryRun: the lab does not do server-side dry runs',
    );
  }
}
