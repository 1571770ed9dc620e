import type { Request } from 'express';
import { badRequest, conflict, notFound } from '../errors';
import { jsonPatch } from '../patch/jsonPatch';
import { isRecord, mergePatch } from '../patch/mergePatch';
import { strategicMergePatch } from '../patch/strategicMergePatch';
import type { KubeObject, ObjectStore } from '../types';
import {
  checkedIdentity,
  contentType,
  parseBody,
  unsupportedMediaType,
} from './requestBody';
import type { RequestInfo } from './requestInfo';
import { inVersion } from './rendering';
import { scaleOf } from './scale';

const JSON_PATCH = 'application/json-patch+json';
const MERGE_PATCH = 'application/merge-patch+json';
const STRATEGIC_PATCH = 'application/strategic-merge-patch+json';
const APPLY_PATCH = 'application/apply-patch+yaml';

/** The whole object that a `PATCH` leads to; `created` when an apply found none. */
export function patchObject(
  store: ObjectStore,
  info: RequestInfo,
  request: Request,
): { object: KubeObject; created: boolean } {
  const { type, version, namespace } = info;
  const name = String(info.name);
  const patch = parseBody(request);
  const media = contentType(request);
  const current = store.get({ ...type, namespace, name });
  if (!current) {
    if (media === APPLY_PATCH && isRecord(patch)) {
      return { object: checkedIdentity(patch, info), created: true };
    }
    throw notFound(type, name);
  }
  const served = inVersion(type, version, current);
  if (info.subresource === 'scale') {
    const scale = mergePatch(scaleOf(served), patch) as KubeObject;
    const spec = { ...served.spec, replicas: scale.spec.replicas };
    return { object: { ...served, spec }, created: false };
  }
  const patched = apply(info, media, served, patch);
  if (!isRecord(patched)) {
    throw badRequest('the patch does not leave an object');
  }
  const object = checkedIdentity(patched, info);
  // A patch that names a resourceVersion is a conditional write; one that does not applies to whatever is there.
  const wanted = isRecord(patch) && isRecord(patch.metadata) && patch.metadata;
  if (
    wanted &&
    wanted.resourceVersion &&
    wanted.resourceVersion !== current.metadata.resourceVersion
  ) {
    throw conflict(type, name);
  }
  return { object, created: false };
}

function apply(
  info: RequestInfo,
  media: string,
  object: KubeObject,
  patch: unknown,
): unknown {
  const { strategicPatch } = info.type;
  if (media === JSON_PATCH) {
    return jsonPatch(object, patch);
  }
  if (media === MERGE_PATCH) {
    return mergePatch(object, patch);
  }
  if (media === STRATEGIC_PATCH && strategicPatch) {
    return strategicMergePatch(object, patch);
  }
  if (media === APPLY_PATCH) {
    return strategicPatch
      ? strategicMergePatch(object, patch)
      : mergePatch(object, patch);
  }
  throw unsupportedMediaType([
    JSON_PATCH,
    MERGE_PATCH,
    APPLY_PATCH,
    ...(strategicPatch ? [STRATEGIC_PATCH] : []),
  ]);
}
