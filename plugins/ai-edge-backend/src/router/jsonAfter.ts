import type {
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import express, { type RequestHandler } from 'express';

/** 5,000 named sites are about 300 KB. */
const BODY_LIMIT = '1mb';

/**
 * Middleware that reads a JSON body only after the caller is known and has passed the check, which throws.
 */
export function jsonAfter(
  httpAuth: HttpAuthService,
  check: (credentials: BackstageCredentials) => Promise<unknown>,
): RequestHandler[] {
  return [
    async (request, _response, next) => {
      await check(
        await httpAuth.credentials(request, { allow: ['user', 'service'] }),
      );
      next();
    },
    express.json({ limit: BODY_LIMIT }),
  ];
}
