import type { Readable } from 'node:stream';
import { HubError } from './HubError';

/** Reads a body to its end, or throws when it is larger than it may be (with `cut`: only its beginning). */
export async function readText(
  hub: string,
  body: Readable,
  maxBytes: number,
  cut = false,
): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxBytes) {
      body.destroy();
      if (cut) break;
      throw new HubError(`Hub ${hub} answered more than ${maxBytes} bytes`, {
        hub,
        kind: 'too-large',
      });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
