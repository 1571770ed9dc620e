import type { Readable } from 'node:stream';
import { HubError } from './HubError';

const MAX_LINE_LENGTH = 8 * 1024 * 1024;

/**
 * The JSON lines of a watch. Throws when a line is no JSON or does not end. What is left when the watch ends is half a
 * line: its event comes again with the next watch.
 */
export async function* readWatchLines(
  hub: string,
  body: Readable,
): AsyncGenerator<{
  line: { type: string; object: unknown };
  /** When its last byte had arrived, as `performance.now()`. */
  arrived: number;
}> {
  const decoder = new TextDecoder();
  // Kept in parts, so that a large object that comes in many chunks is looked through once.
  let parts: string[] = [];
  let length = 0;
  for await (const chunk of body) {
    const arrived = performance.now();
    const lines = decoder.decode(chunk, { stream: true }).split('\n');
    const rest = lines.pop() ?? '';
    for (const end of lines) {
      const line = [...parts, end].join('').trim();
      parts = [];
      length = 0;
      if (line) yield { line: JSON.parse(line), arrived };
    }
    if (rest) parts.push(rest);
    length += rest.length;
    if (length > MAX_LINE_LENGTH) {
      body.destroy();
      throw new HubError(`Hub ${hub} sent a watch event that is too large`, {
        hub,
        kind: 'too-large',
      });
    }
  }
}
