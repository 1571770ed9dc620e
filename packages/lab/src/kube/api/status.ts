import type { Response } from 'express';
import { KubeError } from '../types';
import type { AccessRequest, KubeUser } from './access';

const RETRY_STATUSES = [429, 503];

/** The body that an API server answers an error with. */
export function toStatus(error: KubeError): Record<string, unknown> {
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message: error.message,
    reason: error.reason,
    ...(error.details && { details: error.details }),
    code: error.code,
  };
}

/** Answers with the error, or with 500 for one that is not meant for clients. */
export function sendError(response: Response, error: unknown): void {
  if (response.headersSent) {
    response.end();
    return;
  }
  const known =
    error instanceof KubeError
      ? error
      : new KubeError(500, 'InternalError', `Internal error: ${error}`);
  if (RETRY_STATUSES.includes(known.code)) {
    response.set('Retry-After', '1');
  }
  response.status(known.code).json(toStatus(known));
}

/** 403 in RBAC's words. */
export function forbidden(user: KubeUser, request: AccessRequest): KubeError {
  const resource = request.group
    ? `${request.resource}.${request.group}`
    : request.resource;
  const subresource = request.subresource ? `/${request.subresource}` : '';
  const where = request.namespace
    ? `in the namespace "${request.namespace}"`
    : 'at the cluster scope';
  return new KubeError(
    403,
    'Forbidden',
    `${resource} ${
      request.name ? `"${request.name}" ` : ''
    }is forbidden: User "${user.name}" cannot ${request.verb} resource "${
      request.resource
    }${subresource}" in API group "${request.group}" ${where}`,
    {
      ...(request.name && { name: request.name }),
      ...(request.group && { group: request.group }),
      kind: request.resource,
    },
  );
}

/** 401 for a missing or wrong token. */
export function unauthorized(): KubeError {
  return new KubeError(401, 'Unauthorized', 'Unauthorized');
}

/** 404 for a path that is not served. */
export function noSuchPath(): KubeError {
  return new KubeError(
    404,
    'NotFound',
    'the server could not find the requested resource',
    {},
  );
}
