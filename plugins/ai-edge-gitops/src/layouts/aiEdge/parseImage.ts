import { InputError } from '@backstage/errors';
import { checkArtifact } from '../checkArtifact';

/** An image pinned by digest. */
export interface Image {
  name: string;
  digest: string;
}

/**
 * The image of an artifact. This layout deploys images that hold model and server, so it takes nothing else.
 *
 * @internal
 */
export function parseImage(uri: string): Image {
  checkArtifact(uri);
  const match = /^oci:\/\/(.+)@(sha256:[0-9a-f]{64})$/.exec(uri);
  if (!match) {
    throw new InputError(
      'artifact.uri: the ai-edge layout deploys an image, so it must be oci://…@sha256:…',
    );
  }
  return { name: match[1], digest: match[2] };
}
