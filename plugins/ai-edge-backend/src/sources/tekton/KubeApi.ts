/** One request to a hub's Kubernetes API. */
export interface KubeRequest {
  method?: 'GET' | 'POST' | 'PATCH';
  /** Absolute path, such as `/apis/tekton.dev/v1/namespaces/models/pipelineruns`. */
  path: string;
  query?: Record<string, string | undefined>;
  body?: unknown;
  /** Of the body; `application/json` when absent. */
  contentType?: string;
}

/**
 * What pipelines need of a hub. Rejects with `NotFoundError` (404), `ConflictError` (409), `NotAllowedError`
 * (401, 403), `InputError` (400, 422) and `ServiceUnavailableError` (everything else, and no answer).
 */
export interface KubeApi {
  request<T>(request: KubeRequest): Promise<T>;
}
