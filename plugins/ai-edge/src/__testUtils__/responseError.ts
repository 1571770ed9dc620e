import { ResponseError } from '@backstage/errors';

const NAMES: Record<number, string> = {
  400: 'InputError',
  403: 'NotAllowedError',
  404: 'NotFoundError',
};

/** What the client throws when the backend refuses with this status and sentence. */
export async function responseError(
  status: number,
  message: string,
): Promise<Error> {
  const body = JSON.stringify({
    error: { name: NAMES[status] ?? 'Error', message },
    response: { statusCode: status },
  });
  const headers = { 'content-type': 'application/json' };
  return await ResponseError.fromResponse({
    ok: false,
    status,
    statusText: 'Refused',
    headers: { get: (name: string) => headers[name as 'content-type'] },
    text: async () => body,
    json: async () => JSON.parse(body),
  } as unknown as Parameters<typeof ResponseError.fromResponse>[0]);
}
