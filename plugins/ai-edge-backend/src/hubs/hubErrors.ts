import { toError } from '@backstage/errors';
import { HubError, type HubErrorKind } from './HubError';

const MAX_RETRY_AFTER_SECONDS = 300;

const KINDS: Record<number, HubErrorKind> = {
  400: 'invalid',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  410: 'expired',
  413: 'too-large',
  422: 'invalid',
  429: 'throttled',
  504: 'timeout',
};

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
const CLOSED = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);
/** As Node names what it does not like about a certificate; undici hands it on. */
const UNTRUSTED =
  /^(ERR_TLS_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|ERR_SSL_)/;
const TIMEOUT = new Set([
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);

interface Status {
  message?: string;
  reason?: string;
  code?: number;
}

function parseStatus(text: string): Status {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    // Proxies in front of a hub answer in HTML or plain text; its status code says enough.
    return {};
  }
}

/**
 * Seconds of a `Retry-After`, which is a number or a date (RFC 9110 10.2.3). Whoever asks for more than a few minutes
 * is asked earlier: a wrong header must not silence a source for a day.
 */
export function retryAfterSeconds(
  header: string | string[] | undefined,
  now = Date.now(),
): number | undefined {
  const text = Array.isArray(header) ? header[0] : header;
  if (!text) return undefined;
  const seconds = /^\s*\d+\s*$/.test(text)
    ? Number(text)
    : (Date.parse(text) - now) / 1000;
  if (!Number.isFinite(seconds)) return undefined;
  return Math.min(Math.max(seconds, 0), MAX_RETRY_AFTER_SECONDS);
}

/** The error that an answer with a bad status stands for. */
export function answerError(
  hub: string,
  code: number,
  text: string,
  retryAfter: string | string[] | undefined,
): HubError {
  const status = parseStatus(text);
  return new HubError(
    status.message
      ? `Hub ${hub} answered ${code}: ${status.message}`
      : `Hub ${hub} answered ${code}`,
    {
      hub,
      kind: KINDS[code] ?? 'failed',
      code,
      reason: status.reason,
      retryAfter: retryAfterSeconds(retryAfter),
    },
  );
}

/** The error that an `ERROR` line of a watch stands for. */
export function watchError(hub: string, object: unknown): HubError {
  const status = (object ?? {}) as Status;
  return new HubError(
    `Hub ${hub} ended a watch: ${
      status.message ?? status.reason ?? 'no reason given'
    }`,
    {
      hub,
      kind: KINDS[status.code ?? 0] ?? 'failed',
      code: status.code,
      reason: status.reason,
    },
  );
}

/** Whatever went wrong on the way, as a {@link HubError}. */
export function transportError(
  hub: string,
  cause: unknown,
  timedOut: boolean,
): HubError {
  if (cause instanceof HubError) {
    return cause;
  }
  const error = toError(cause);
  const code = 'code' in error ? String(error.code) : '';
  if (timedOut || TIMEOUT.has(code)) {
    return new HubError(`Hub ${hub} did not answer in time`, {
      hub,
      kind: 'timeout',
    });
  }
  if (CLOSED.has(code)) {
    return new HubError(`Hub ${hub} closed the connection`, {
      hub,
      kind: 'unreachable',
    });
  }
  if (UNREACHABLE.has(code)) {
    return new HubError(`Hub ${hub} cannot be reached (${code})`, {
      hub,
      kind: 'unreachable',
    });
  }
  if (UNTRUSTED.test(code)) {
    return new HubError(
      `The certificate of hub ${hub} is not valid (${code})`,
      {
        hub,
        kind: 'untrusted',
      },
    );
  }
  // Its message would quote the answer.
  if (error.name === 'SyntaxError') {
    return new HubError(`Hub ${hub} sent an answer that is no JSON`, {
      hub,
      kind: 'failed',
    });
  }
  return new HubError(`Hub ${hub}: ${error.message}`, {
    hub,
    kind: error.name === 'AbortError' ? 'timeout' : 'failed',
  });
}
