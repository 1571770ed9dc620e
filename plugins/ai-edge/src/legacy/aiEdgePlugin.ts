import { AiEdgeClient } from '@ai-edge/backstage-plugin-ai-edge-common';
import {
  createApiFactory,
  createPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { aiEdgeApiRef } from '../api/aiEdgeApiRef';
import { rootRouteRef, templateRouteRef } from '../routes';

/**
 * The plugin for a portal on the old frontend system.
 *
 * @public
 */
export const aiEdgePlugin = createPlugin({
  id: 'ai-edge',
  apis: [
    createApiFactory({
      api: aiEdgeApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new AiEdgeClient(deps),
    }),
  ],
  routes: { root: rootRouteRef },
  externalRoutes: { template: templateRouteRef },
});
