/** An image as an `oci://` artifact names it. */
export interface ImageReference {
  /** With its port, if it has one. */
  host: string;
  repository: string;
  tag?: string;
  digest?: string;
}

const REPOSITORY =
  /^[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?:\/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*$/;
const REFERENCE =
  /^oci:\/\/([a-z0-9.-]+(?::\d{1,5})?)\/([^:@]+)(?::([\w][\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$/;

/** `undefined` for an address that is no image's. Names are those of the distribution specification. */
export function parseImageReference(uri: string): ImageReference | undefined {
  const [, host, path, tag, digest] = REFERENCE.exec(uri) ?? [];
  if (host === undefined || !REPOSITORY.test(path)) return undefined;
  // Docker Hub's own images have no namespace in their addresses.
  const repository =
    host === 'docker.io' && !path.includes('/') ? `library/${path}` : path;
  return { host, repository, ...(tag && { tag }), ...(digest && { digest }) };
}
