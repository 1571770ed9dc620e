import type { Request } from 'express';
import { parse, YAMLParseError } from 'yaml';
import { groupOf } from '../apiVersion';
import { badRequest } from '../errors';
import { isRecord } from '../patch/mergePatch';
import { KubeError, KubeObject } from '../types';
import type { RequestInfo } from './requestInfo';

/** Content type without parameters. */
export function contentType(request: Request): string {
  return (request.header('content-type') ?? 'application/json')
    .split(';')[0]
    .trim()
    .toLowerCase();
}

/** 415 in an API server's words. */
export function unsupportedMediaType(accepted: string[]): KubeError {
  return new KubeError(
    415,
    'UnsupportedMediaType',
    `the body of the request was in an unknown format - accepted media types include: ${accepted.join(
      ', ',
    )}`,
  );
}

/** The parsed body, JSON or YAML; 400 when it is neither. */
export function parseBody(request: Request): unknown {
  const text = Buffer.isBuffer(request.body) ? request.body.toString() : '';
  if (!text) {
    return undefined;
  }
  if (contentType(request).endsWith('protobuf')) {
    throw unsupportedMediaType(['application/json', 'application/yaml']);
  }
  try {
    return contentType(request).endsWith('yaml')
      ? parse(text)
      : JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof YAMLParseError) {
      throw badRequest(
        `the object provided is unrecognized (must be of type ${contentType(
          request,
        )}): ${error.message}`,
      );
    }
    throw error;
  }
}

/** The body as an object of the kind that the path names; 400 when it is of another. */
export function objectBody(request: Request, info: RequestInfo): KubeObject {
  const body = parseBody(request);
  if (!isRecord(body)) {
    throw badRequest('the body of the request is not an object');
  }
  return checkedIdentity(body, info);
}

/** Checks kind, apiVersion, name and namespace against the path, and fills in the namespace. */
export function checkedIdentity(
  body: Record<string, unknown>,
  info: RequestInfo,
): KubeObject {
  const { type, version, namespace, name } = info;
  const expected = `${type.group ? `${type.group}/` : ''}${version}`;
  const { apiVersion = expected, kind = type.kind } = body;
  if (kind !== type.kind || groupOf(String(apiVersion)) !== type.group) {
    throw badRequest(
      `the object provided is of ${apiVersion}, Kind=${kind}, and this path serves ${expected}, Kind=${type.kind}`,
    );
  }
  if (apiVersion !== expected) {
    throw badRequest(
      `the API version in the data (${apiVersion}) does not match the expected API version (${expected})`,
    );
  }
  const metadata = isRecord(body.metadata) ? { ...body.metadata } : {};
  if (namespace) {
    if (metadata.namespace && metadata.namespace !== namespace) {
      throw badRequest(
        'the namespace of the provided object does not match the namespace sent on the request',
      );
    }
    metadata.namespace = namespace;
  }
  if (name) {
    if (metadata.name && metadata.name !== name) {
      throw badRequest(
        `the name of the object (${metadata.name}) does not match the name on the URL (${name})`,
      );
    }
    metadata.name = name;
  }
  return {
    ...body,
    apiVersion: expected,
    kind: type.kind,
    metadata,
  } as KubeObject;
}
