import { ServiceUnavailableError } from '@backstage/errors';

/** Why a request to a hub or a site had no result. */
export type HubErrorKind =
  | 'unreachable'
  | 'untrusted'
  | 'timeout'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'expired'
  | 'invalid'
  | 'throttled'
  | 'too-large'
  | 'failed';

/**
 * A hub, or a site behind it, did not do what it was asked. Reaches a caller of the REST API as 503 when nobody
 * says better.
 */
export class HubError extends ServiceUnavailableError {
  readonly hub?: string;
  readonly kind: HubErrorKind;
  /** HTTP status of the hub's answer, absent when there was none. */
  readonly code?: number;
  /** Kubernetes' reason word, such as `AlreadyExists` or `Expired`. */
  readonly reason?: string;
  /** Seconds that the hub asked to wait. */
  readonly retryAfter?: number;

  constructor(
    message: string,
    options: {
      hub?: string;
      kind: HubErrorKind;
      code?: number;
      reason?: string;
      retryAfter?: number;
      cause?: unknown;
    },
  ) {
    super(message, options.cause);
    this.hub = options.hub;
    this.kind = options.kind;
    this.code = options.code;
    this.reason = options.reason;
    this.retryAfter = options.retryAfter;
  }
}

/** True for a {@link HubError} of one of the kinds. */
export function isHubError(
  error: unknown,
  ...kinds: HubErrorKind[]
): error is HubError {
  return (
    error instanceof HubError &&
    (kinds.length === 0 || kinds.includes(error.kind))
  );
}
