import type { Response } from 'express';

/** Codes of the distribution specification. */
const STATUS = {
  BLOB_UNKNOWN: 404,
  BLOB_UPLOAD_UNKNOWN: 404,
  DIGEST_INVALID: 400,
  MANIFEST_BLOB_UNKNOWN: 404,
  MANIFEST_INVALID: 400,
  MANIFEST_UNKNOWN: 404,
  NAME_UNKNOWN: 404,
  UNAUTHORIZED: 401,
  UNSUPPORTED: 405,
} as const;

/** An error in the registry's own words. */
export function registryError(
  response: Response,
  code: keyof typeof STATUS,
  message: string,
  detail?: unknown,
): void {
  response
    .status(STATUS[code])
    .json({ errors: [{ code, message, ...(detail ? { detail } : {}) }] });
}
