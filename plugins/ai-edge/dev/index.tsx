import '@backstage/cli/asset-types';
import { createDevApp } from '@backstage/frontend-dev-utils';
import { ApiBlueprint } from '@backstage/frontend-plugin-api';
import aiEdgePlugin from '../src';
import { aiEdgeApiRef } from '../src/api/aiEdgeApiRef';
import { createFixtureApi } from '../src/__testUtils__/FixtureAiEdgeApi';

// The pages over a fleet in memory: `yarn workspace @ai-edge/backstage-plugin-ai-edge start`.
createDevApp({
  features: [
    aiEdgePlugin.withOverrides({
      extensions: [
        ApiBlueprint.make({
          params: defineParams =>
            defineParams({
              api: aiEdgeApiRef,
              deps: {},
              factory: () => createFixtureApi(),
            }),
        }),
      ],
    }),
  ],
});
