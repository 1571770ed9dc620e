import { InputError } from '@backstage/errors';
import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import { parseStorageAddress } from './storageAddress';

/**
 * Throws an `InputError` for an image that is named by a tag: what a tag means can change without a review. And for a
 * data connection without a path, which would be the whole bucket.
 *
 * @internal
 */
export function checkArtifact(uri: string): void {
  if (uri.startsWith('oci://') && !/[^/@]@sha256:[0-9a-f]{64}$/.test(uri)) {
    throw new InputError(
      'artifact.uri: an oci:// artifact must be pinned by digest (@sha256:…)',
    );
  }
  if (uri.startsWith('storage://') && !parseStorageAddress(uri)) {
    throw new InputError(
      'artifact.uri: a storage:// artifact must name a data connection and a path: storage://<key>/<path>',
    );
  }
}

/**
 * What a reviewer should know of an artifact that no digest can pin.
 *
 * @internal
 */
export function artifactFindings(uri: string): Finding[] {
  if (uri.startsWith('oci://')) return [];
  return [
    {
      id: 'artifact-not-pinned',
      state: 'warn',
      title: 'The artifact is not pinned',
      detail: `What ${uri} holds can change without a pull request.`,
      remedy: 'Package the model as an image and name it by digest.',
    },
  ];
}
