import { isHubError, type KubeApi } from '../../hubs';

/** Where KServe keeps its configuration: upstream, Open Data Hub, OpenShift AI. */
const NAMESPACES = ['kserve', 'opendatahub', 'redhat-ods-applications'];
const TIMEOUT_MS = 5_000;

interface ServingConfig {
  data?: { deploy?: string };
}

/**
 * The deployment mode that a site's KServe uses when an InferenceService names none, in the word of its ConfigMap
 * `inferenceservice-config` (key `deploy`, `defaultDeploymentMode`). `undefined` where there is no KServe, where the
 * ConfigMap says nothing, or where it may not be read. Throws a `HubError` when the site does not answer.
 */
export async function readDeploymentMode(
  api: KubeApi,
  signal: AbortSignal,
): Promise<string | undefined> {
  for (const namespace of NAMESPACES) {
    try {
      const { data } = await api.request<ServingConfig>({
        path: `/api/v1/namespaces/${namespace}/configmaps/inferenceservice-config`,
        signal,
        timeoutMs: TIMEOUT_MS,
      });
      return modeOf(data?.deploy);
    } catch (error) {
      if (!isHubError(error, 'not-found', 'forbidden')) throw error;
    }
  }
  return undefined;
}

function modeOf(deploy: string | undefined): string | undefined {
  const mode = /"defaultDeploymentMode"\s*:\s*"([A-Za-z]+)"/.exec(deploy ?? '');
  return mode?.[1];
}
