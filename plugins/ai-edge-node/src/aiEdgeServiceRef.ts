import {
  coreServices,
  createServiceFactory,
  createServiceRef,
  type BackstageCredentials,
} from '@backstage/backend-plugin-api';
import {
  AiEdgeClient,
  type AiEdgeApi,
} from '@ai-edge/backstage-plugin-ai-edge-common';

/**
 * The ai-edge backend for other plugins' modules, wherever it runs. `credentials` say on whose behalf.
 *
 * @public
 */
export interface AiEdgeService {
  /** An API whose every call carries a fresh token for these credentials. */
  onBehalfOf(credentials: BackstageCredentials): AiEdgeApi;
  /** An API that speaks as the calling plugin itself. */
  asPlugin(): AiEdgeApi;
}

/**
 * @public
 */
export const aiEdgeServiceRef = createServiceRef<AiEdgeService>({
  id: 'ai-edge.service',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { auth: coreServices.auth, discovery: coreServices.discovery },
      factory({ auth, discovery }) {
        const api = (credentials: () => Promise<BackstageCredentials>) =>
          new AiEdgeClient({
            discoveryApi: discovery,
            fetchApi: {
              async fetch(input, init) {
                const { token } = await auth.getPluginRequestToken({
                  onBehalfOf: await credentials(),
                  targetPluginId: 'ai-edge',
                });
                const headers = new Headers(init?.headers);
                headers.set('Authorization', `Bearer ${token}`);
                return fetch(input, { ...init, headers });
              },
            },
          });
        return {
          onBehalfOf: credentials => api(async () => credentials),
          asPlugin: () => api(() => auth.getOwnServiceCredentials()),
        };
      },
    }),
});
