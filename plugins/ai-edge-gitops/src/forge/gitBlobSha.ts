import { createHash } from 'node:crypto';

/**
 * The object name that Git gives a file with this content (sha1 repositories).
 *
 * @internal
 */
export function gitBlobSha(content: string): string {
  const bytes = Buffer.from(content, 'utf8');
  return createHash('sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex');
}
