import type { Response } from 'express';

const MEGABYTE = 1024 * 1024;
const DEFAULT_BYTE_MS = 100;

/** Answers with the beginning of a list and then a blank now and then, until the client gives up. */
export function trickle(response: Response, delayMs = DEFAULT_BYTE_MS): void {
  response.status(200).type('application/json');
  response.write('{"items":[');
  const timer = setInterval(() => response.write(' '), delayMs);
  response.on('close', () => clearInterval(timer));
}

/** The answer will end in the middle, as if it were whole. */
export function halve(response: Response): void {
  response.json = body => {
    const text = JSON.stringify(body);
    return response
      .type('application/json')
      .send(text.slice(0, Math.floor(text.length / 2)));
  };
}

/** The first object of the list that is answered will be a megabyte larger. */
export function enlarge(response: Response): void {
  const json = response.json.bind(response);
  response.json = body => {
    const [first, ...others] = body.items ?? [];
    if (!first) return json(body);
    const { metadata } = first;
    const annotations = {
      ...metadata.annotations,
      'lab/padding': 'x'.repeat(MEGABYTE),
    };
    const large = { ...first, metadata: { ...metadata, annotations } };
    return json({ ...body, items: [large, ...others] });
  };
}
