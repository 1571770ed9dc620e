import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  isPermission,
} from '@backstage/plugin-permission-common';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import {
  deploymentReadPermission,
  siteReadPermission,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import {
  aiEdgeDeploymentConditions,
  aiEdgeSiteConditions,
  createAiEdgeDeploymentConditionalDecision,
  createAiEdgeSiteConditionalDecision,
} from '@ai-edge/backstage-plugin-ai-edge-backend';

const HUBS = { hubs: ['core'] };

/** Everybody may see what is on hub `core`: conditions that have to be evaluated for every row. */
export const hubPolicy = createBackendModule({
  pluginId: 'permission',
  moduleId: 'hub-policy',
  register(env) {
    env.registerInit({
      deps: { policy: policyExtensionPoint },
      async init({ policy }) {
        policy.setPolicy({
          async handle({ permission }) {
            if (isPermission(permission, siteReadPermission)) {
              return createAiEdgeSiteConditionalDecision(
                permission,
                aiEdgeSiteConditions.isInHub(HUBS),
              );
            }
            if (isPermission(permission, deploymentReadPermission)) {
              return createAiEdgeDeploymentConditionalDecision(
                permission,
                aiEdgeDeploymentConditions.isInHub(HUBS),
              );
            }
            return { result: AuthorizeResult.ALLOW };
          },
        });
      },
    });
  },
});
