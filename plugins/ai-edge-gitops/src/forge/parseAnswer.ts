import { ServiceUnavailableError } from '@backstage/errors';
import type { z } from 'zod/v3';

/**
 * Parses an answer of a forge; what does not fit is the forge's fault, not the caller's.
 *
 * @internal
 */
export function parseAnswer<T extends z.ZodTypeAny>(
  schema: T,
  value: unknown,
  where: string,
): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const { path, message } = result.error.issues[0];
  throw new ServiceUnavailableError(
    `${where} answered something unexpected: ${path.join('.')}: ${message}`,
  );
}
