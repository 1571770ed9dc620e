import type { Request } from 'express';
import { badRequest } from '../errors';
import { parseFieldSelector } from '../selectors/fieldSelector';
import { parseLabelSelector } from '../selectors/labelSelector';
import { KubeError, KubeObject, ResourceType } from '../types';

/** One value of a query parameter. */
export function parameter(request: Request, name: string): string | undefined {
  const value = request.query[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function flag(request: Request, name: string): boolean {
  return ['1', 'true'].includes(parameter(request, name) ?? '');
}

/** A whole number that is not negative; 400 otherwise. */
export function count(request: Request, name: string): number | undefined {
  const value = parameter(request, name);
  if (value === undefined) {
    return undefined;
  }
  if (!/^\d+$/.test(value)) {
    throw badRequest(`${name}: Invalid value: ${JSON.stringify(value)}`);
  }
  return Number(value);
}

/** The predicate of both selectors. */
export function selection(
  request: Request,
  type: ResourceType,
  name?: string,
): (object: KubeObject) => boolean {
  const labels = parseLabelSelector(parameter(request, 'labelSelector') ?? '');
  const fields = parseFieldSelector(
    type,
    parameter(request, 'fieldSelector') ?? '',
  );
  return object =>
    labels(object.metadata.labels ?? {}) &&
    fields(object) &&
    (name === undefined || object.metadata.name === name);
}

/** Where the next page goes on. */
export interface Continuation {
  resourceVersion: number;
  namespace: string;
  name: string;
}

export function encodeContinue(continuation: Continuation): string {
  return Buffer.from(JSON.stringify(continuation)).toString('base64url');
}

export function decodeContinue(token: string): Continuation {
  try {
    const value = JSON.parse(Buffer.from(token, 'base64url').toString());
    if (
      typeof value.name === 'string' &&
      Number.isInteger(value.resourceVersion)
    ) {
      return value;
    }
  } catch (error) {
    throw badRequest(`continue key is not valid: ${error}`);
  }
  throw badRequest('continue key is not valid');
}

/** 410 for a page of a list that is compacted away. */
export function expiredContinue(): KubeError {
  return new KubeError(
    410,
    'Expired',
    'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter.',
  );
}
