import type { Readable } from 'node:stream';
import { HubError } from './HubError';

const MAX_LINE_LENGTH = 8 * 1024 * 1024;

/** The JSON lines of a watch. Throws when a line is no JSON or does not end. */
export async function* readWatchLines(
  hub: string,
  body: Readable,
): AsyncGenerator<{ type: string; object: unknown }> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    rest += decoder.decode(chunk, { stream: true });
    let start = 0;
    for (
      let end = rest.indexOf('\n', start);
      end >= 0;
      end = rest.indexOf('\n', start)
    ) {
      const line = rest.slice(start, end).trim();
      start = end + 1;
      if (line) yield JSON.parse(line);
    }
    rest = rest.slice(start);
    if (rest.length > MAX_LINE_LENGTH) {
      body.destroy();
      throw new HubError(`Hub ${hub} sent a watch event that is too large`, {
        hub,
        kind: 'too-large',
      });
    }
  }
}
