import { InputError } from '@backstage/errors';
import {
  instantSchema,
  stringifyDeploymentRef,
  type DeploymentRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { z } from 'zod/v3';

const cursorSchema = z
  .object({
    of: z.string(),
    gitops: z.string(),
    /** Where to go on. */
    revision: z.string().regex(/^[0-9a-f]{40,64}$/),
    /** When the item before it began. */
    activeTo: instantSchema.optional(),
  })
  .strict();

/** Where a page of a deployment's history ends: it holds on any replica. */
export type HistoryCursor = Omit<z.infer<typeof cursorSchema>, 'of'>;

export function encodeHistoryCursor(
  cursor: HistoryCursor,
  ref: DeploymentRef,
): string {
  const of = stringifyDeploymentRef(ref);
  return Buffer.from(JSON.stringify({ ...cursor, of })).toString('base64url');
}

/** Throws an `InputError` for what is not a cursor of this deployment's history. */
export function decodeHistoryCursor(
  text: string,
  ref: DeploymentRef,
): HistoryCursor {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    throw new InputError('cursor: is not one that a page gave');
  }
  const parsed = cursorSchema.safeParse(value);
  if (!parsed.success || parsed.data.of !== stringifyDeploymentRef(ref)) {
    throw new InputError('cursor: is not one that a page of this list gave');
  }
  const { of: _of, ...cursor } = parsed.data;
  return cursor;
}
