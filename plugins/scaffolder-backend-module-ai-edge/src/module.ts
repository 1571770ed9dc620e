import { createBackendModule } from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { aiEdgeServiceRef } from '@ai-edge/backstage-plugin-ai-edge-node';
import { createFitCheckAction } from './actions/createFitCheckAction';
import { createPipelineStartAction } from './actions/createPipelineStartAction';
import { createPipelineWaitAction } from './actions/createPipelineWaitAction';
import { createProposeAction } from './actions/createProposeAction';
import { createSitesSelectAction } from './actions/createSitesSelectAction';

/**
 * Adds the actions `ai-edge:sites:select`, `ai-edge:fit:check`, `ai-edge:propose`, `ai-edge:pipeline:start` and
 * `ai-edge:pipeline:wait` to the scaffolder.
 *
 * @public
 */
export const scaffolderModuleAiEdge = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'ai-edge',
  register(env) {
    env.registerInit({
      deps: {
        aiEdge: aiEdgeServiceRef,
        scaffolder: scaffolderActionsExtensionPoint,
      },
      async init({ aiEdge, scaffolder }) {
        scaffolder.addActions(
          createSitesSelectAction({ aiEdge }),
          createFitCheckAction({ aiEdge }),
          createProposeAction({ aiEdge }),
          createPipelineStartAction({ aiEdge }),
          createPipelineWaitAction({ aiEdge }),
        );
      },
    });
  },
});
