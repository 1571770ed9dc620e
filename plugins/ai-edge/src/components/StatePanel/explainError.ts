interface RemoteError extends Error {
  statusCode?: number;
  cause?: unknown;
}

/** What an error of the API means for a page. */
export interface ExplainedError {
  kind: 'forbidden' | 'not-found' | 'failed';
  /** The backend's own sentence where it sent one. */
  message: string;
}

/** Reads status and sentence out of a `ResponseError`; anything else is a failure with its own message. */
export function explainError(error: Error): ExplainedError {
  const { statusCode, cause, message } = error as RemoteError;
  const sentence =
    cause instanceof Error && cause.message ? cause.message : message;
  if (statusCode === 403) return { kind: 'forbidden', message: sentence };
  if (statusCode === 404) return { kind: 'not-found', message: sentence };
  return { kind: 'failed', message: sentence };
}
