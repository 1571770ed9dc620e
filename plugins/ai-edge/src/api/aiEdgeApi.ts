import { AiEdgeClient } from '@ai-edge/backstage-plugin-ai-edge-common';
import {
  ApiBlueprint,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { aiEdgeApiRef } from './aiEdgeApiRef';

/** The client over HTTP. */
export const aiEdgeApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: aiEdgeApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new AiEdgeClient(deps),
    }),
});
