function flat(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(flat).join('; ');
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([key, text]) => `${key} ${flat(text)}`)
      .join('; ');
  }
  return '';
}

/**
 * What an error of GitLab says: `message` is a text, a list or the faults of each field, `error` what OAuth and the
 * check of parameters say. A proxy's HTML page says nothing that helps; the status does.
 *
 * @internal
 */
export function gitlabMessage(text: string): string {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return '';
  }
  if (typeof body !== 'object' || body === null) return '';
  const {
    message,
    error,
    error_description: detail,
  } = body as Record<string, unknown>;
  return [message, error, detail].map(flat).filter(Boolean).join(': ');
}
