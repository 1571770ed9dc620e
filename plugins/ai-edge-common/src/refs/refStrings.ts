import { InputError } from '@backstage/errors';
import type { DeploymentRef, PipelineRunRef, SiteRef } from '../schema/refs';

function encode(segment: string): string {
  // A URL swallows dot segments, so such a ref would name something else.
  if (segment === '' || segment === '.' || segment === '..') {
    throw new InputError(
      `ref: a segment must be a name, not ${JSON.stringify(segment)}`,
    );
  }
  try {
    return encodeURIComponent(segment);
  } catch {
    throw new InputError(
      `ref: ${JSON.stringify(segment)} holds half a character`,
    );
  }
}

function join(segments: string[]): string {
  return segments.map(encode).join('/');
}

function split(value: string, names: string[]): string[] {
  const parts = value.split('/');
  if (parts.length !== names.length || parts.some(part => part === '')) {
    throw new InputError(
      `ref: "${value}" must have the form ${names.join('/')}`,
    );
  }
  try {
    return parts.map(decodeURIComponent);
  } catch {
    throw new InputError(`ref: "${value}" has a broken percent encoding`);
  }
}

/**
 * `hub/name` with URI-encoded segments: the resource ref of a site in permissions, URLs and sort order.
 *
 * @public
 */
export function stringifySiteRef(ref: SiteRef): string {
  return join([ref.hub, ref.name]);
}

/**
 * Reverses {@link stringifySiteRef}. Throws an `InputError` for anything else.
 *
 * @public
 */
export function parseSiteRef(value: string): SiteRef {
  const [hub, name] = split(value, ['hub', 'name']);
  return { hub, name };
}

/**
 * `hub/site/namespace/kind/name` with URI-encoded segments.
 *
 * @public
 */
export function stringifyDeploymentRef(ref: DeploymentRef): string {
  return join([ref.hub, ref.site, ref.namespace, ref.kind, ref.name]);
}

/**
 * Reverses {@link stringifyDeploymentRef}. Throws an `InputError` for anything else.
 *
 * @public
 */
export function parseDeploymentRef(value: string): DeploymentRef {
  const [hub, site, namespace, kind, name] = split(value, [
    'hub',
    'site',
    'namespace',
    'kind',
    'name',
  ]);
  return { hub, site, namespace, kind, name };
}

/**
 * The name of a model as one segment of a URL: it may hold slashes, as `meta-llama/Llama-3-8B` does. Throws an
 * `InputError` for a name that a URL cannot carry.
 *
 * @public
 */
export function stringifyModelName(name: string): string {
  return encode(name);
}

/**
 * `hub/namespace/name` with URI-encoded segments.
 *
 * @public
 */
export function stringifyPipelineRunRef(ref: PipelineRunRef): string {
  return join([ref.hub, ref.namespace, ref.name]);
}
