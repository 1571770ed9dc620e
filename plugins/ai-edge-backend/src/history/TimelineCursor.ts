import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';

const cursorSchema = z
  .object({ at: z.string(), id: z.string(), of: z.string() })
  .strict();

/** The last item of a page of a site's timeline: newer ones come before it, on any replica. */
export type TimelineCursor = z.infer<typeof cursorSchema>;

export function encodeTimelineCursor(cursor: TimelineCursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    // Not of ours: refused by the schema below, in the same words as any other foreign cursor.
    return undefined;
  }
}

/** Throws an `InputError` for anything but a cursor of the same site's timeline. */
export function decodeTimelineCursor(text: string, of: string): TimelineCursor {
  const result = cursorSchema.safeParse(parse(text));
  if (!result.success || result.data.of !== of) {
    throw new InputError('cursor: is not one that this timeline gave out');
  }
  return result.data;
}
