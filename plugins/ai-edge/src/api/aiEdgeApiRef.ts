import type { AiEdgeApi } from '@ai-edge/backstage-plugin-ai-edge-common';
import { createApiRef } from '@backstage/frontend-plugin-api';

/**
 * The client of the ai-edge backend. Its default implementation is `AiEdgeClient`.
 *
 * @public
 */
export const aiEdgeApiRef = createApiRef<AiEdgeApi>().with({
  id: 'plugin.ai-edge.client',
  pluginId: 'ai-edge',
});
