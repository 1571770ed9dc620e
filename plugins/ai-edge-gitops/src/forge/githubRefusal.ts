import { z } from 'zod/v3';
import type { GithubCall, GithubRefusal } from './githubErrors';

const saidSchema = z.object({
  message: z.string().catch(''),
  errors: z
    .array(
      z.union([
        z.string(),
        z
          .object({
            message: z.string().optional(),
            field: z.string().optional(),
            code: z.string().optional(),
          })
          .transform(
            ({ message, field, code }) =>
              message ?? [field, code].filter(Boolean).join(' '),
          ),
      ]),
    )
    .catch([]),
});

function words(body: unknown): string {
  const said = saidSchema.safeParse(body);
  // A proxy's HTML page says nothing that helps; the status does.
  if (!said.success) return '';
  const { message, errors } = said.data;
  return [message, ...errors].filter(Boolean).join(': ');
}

/** GitHub says it in `retry-after` (seconds), or in `x-ratelimit-reset` (seconds since 1970) when nothing remains. */
function againAt(headers: Record<string, unknown>): string | undefined {
  const after = Number(headers['retry-after'] ?? NaN);
  const reset = Number(headers['x-ratelimit-reset'] ?? NaN);
  const instant = Number.isFinite(after) ? Date.now() + after * 1000 : NaN;
  const at = Number.isFinite(instant) ? instant : reset * 1000;
  // Beyond that no date can be written.
  return Number.isFinite(at) && Math.abs(at) < 8e15
    ? new Date(at).toISOString()
    : undefined;
}

/**
 * Reads a refusal of the REST API.
 *
 * @internal
 */
export function githubRefusal(
  call: GithubCall,
  answer: { status: number; headers: Record<string, unknown>; data: unknown },
): GithubRefusal {
  const { status, headers, data } = answer;
  const message = words(data);
  const limited =
    status === 429 ||
    (status === 403 &&
      (headers['retry-after'] !== undefined ||
        headers['x-ratelimit-remaining'] === '0' ||
        /rate limit/i.test(message)));
  return {
    call,
    status,
    message,
    ...(limited && { limited, again: againAt(headers) }),
  };
}
