import { ResponseError } from '@backstage/errors';

/**
 * Runs a call of the ai-edge API. A refusal is thrown on as what the backend said ("InputError: sites.names: …"),
 * not as "Request failed with 400", which is all that a task's log would show.
 */
export async function asBackendSaid<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof ResponseError && error.cause.message) {
      throw error.cause;
    }
    throw error;
  }
}
