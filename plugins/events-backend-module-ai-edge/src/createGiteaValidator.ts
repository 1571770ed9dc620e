import { createHmac, timingSafeEqual } from 'node:crypto';
import type { RequestValidator } from '@backstage/plugin-events-node';

const SIGNATURE = 'x-gitea-signature';

const REFUSED = { status: 403, payload: { message: 'invalid signature' } };

/**
 * Lets pass what holds `X-Gitea-Signature`: the hexadecimal HMAC-SHA256 of the body, as it was sent, with the secret.
 * Forgejo sends the same header beside its own.
 * https://docs.gitea.com/usage/webhooks#using-a-secret
 *
 * @internal
 */
export function createGiteaValidator(secret: string): RequestValidator {
  return async ({ headers, raw }, context) => {
    const header = headers[SIGNATURE];
    const expected = createHmac('sha256', secret).update(raw.body).digest();
    const given =
      typeof header === 'string' && /^[0-9a-f]{64}$/i.test(header)
        ? Buffer.from(header, 'hex')
        : Buffer.alloc(0);
    const isValid =
      given.length === expected.length && timingSafeEqual(given, expected);
    if (!isValid) context.reject(REFUSED);
  };
}
