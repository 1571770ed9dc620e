import type { Request, Response } from 'express';
import { notFound } from '../errors';
import type { KubeObject } from '../types';
import type { AccessRequest, KubeUser } from './access';
import type { ApiContext, RequestFault } from './ApiContext';
import {
  Continuation,
  count,
  decodeContinue,
  encodeContinue,
  expiredContinue,
  parameter,
  selection,
} from './listQuery';
import { podLog } from './podLog';
import { renderList, renderOne } from './rendering';
import type { RequestInfo } from './requestInfo';
import { scaleOf } from './scale';
import { forbidden } from './status';

/** `GET` of one object or of its subresource. */
export function readObject(
  context: ApiContext,
  info: RequestInfo,
  access: AccessRequest,
  user: KubeUser,
  request: Request,
  response: Response,
): void {
  const object = context.store.get({
    ...info.type,
    namespace: info.namespace,
    name: String(info.name),
  });
  const visible = context.authorizer.visible(user, access);
  if (visible && !(object && visible(object))) {
    throw forbidden(user, access);
  }
  if (!object) {
    throw notFound(info.type, String(info.name));
  }
  if (info.subresource === 'log') {
    const text = podLog(object, request);
    response.type('text/plain').send(text);
  } else if (info.subresource === 'scale') {
    response.json(scaleOf(object));
  } else {
    response.json(renderOne(request, info.type, info.version, object));
  }
}

/** `GET` of a list, in pages when there is a limit. */
export function listObjects(
  context: ApiContext,
  info: RequestInfo,
  access: AccessRequest,
  user: KubeUser,
  request: Request,
  response: Response,
): void {
  const { store } = context;
  const fault = context.faultOf(request);
  const token = parameter(request, 'continue');
  const from = token === undefined ? undefined : decodeContinue(token);
  if (
    from &&
    (fault.gone || !store.eventsSince(info.type, from.resourceVersion))
  ) {
    throw expiredContinue();
  }
  const selected = selection(request, info.type);
  const visible = context.authorizer.visible(user, access);
  const all = store
    .list(info.type, { namespace: info.namespace })
    .filter(object => selected(object) && (!visible || visible(object)));
  // Every page carries the first one's resourceVersion: a watch from there tells what moved between pages.
  const resourceVersion = from?.resourceVersion ?? store.resourceVersion;
  // Cut before it is paged, so that the pages together are the half.
  const whole = all.slice(0, sizeOf(all.length, fault));
  const rest = from ? whole.filter(object => isAfter(object, from)) : whole;
  const limit = count(request, 'limit') || rest.length;
  const page = rest.slice(0, limit);
  const last = page[page.length - 1]?.metadata;
  const filtered = Boolean(
    request.query.labelSelector || request.query.fieldSelector,
  );
  response.json(
    renderList(request, info.type, info.version, page, {
      resourceVersion: String(resourceVersion),
      ...(page.length < rest.length && {
        continue: encodeContinue({
          resourceVersion,
          namespace: last.namespace ?? '',
          name: last.name,
        }),
        ...(!filtered && { remainingItemCount: rest.length - page.length }),
      }),
    }),
  );
}

function sizeOf(size: number, fault: RequestFault): number {
  if (fault.emptyList) return 0;
  return fault.shortList ? Math.floor(size / 2) : size;
}

function isAfter({ metadata }: KubeObject, from: Continuation): boolean {
  const namespace = metadata.namespace ?? '';
  return (
    namespace > from.namespace ||
    (namespace === from.namespace && metadata.name > from.name)
  );
}
