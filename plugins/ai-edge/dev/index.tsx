import '@backstage/cli/asset-types';
import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
  createRouteRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { RiMagicLine } from '@remixicon/react';
import aiEdgePlugin from '../src';
import { aiEdgeApiRef } from '../src/api/aiEdgeApiRef';
import { WizardPage } from './WizardPage';
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
    createFrontendModule({
      pluginId: 'app',
      extensions: [
        PageBlueprint.make({
          name: 'wizard',
          params: {
            path: '/wizard',
            title: 'Form fields',
            icon: <RiMagicLine />,
            routeRef: createRouteRef(),
            loader: async () => <WizardPage />,
          },
        }),
      ],
    }),
  ],
});
