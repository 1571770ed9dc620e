import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { eventsExtensionPoint } from '@backstage/plugin-events-node/alpha';
import { createGiteaValidator } from './createGiteaValidator';

/** Topic of the events, and last part of the address: `/api/events/http/gitea`. */
const TOPIC = 'gitea';

const SECRET = 'events.modules.gitea.webhookSecret';

/**
 * Takes webhooks of Gitea and Forgejo at `/api/events/http/gitea` and publishes them under the topic `gitea`, with
 * their headers for metadata. What is not signed with `events.modules.gitea.webhookSecret` is refused; without a
 * secret there is no such address.
 *
 * @public
 */
export const eventsModuleAiEdge = createBackendModule({
  pluginId: 'events',
  moduleId: 'ai-edge',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        events: eventsExtensionPoint,
        logger: coreServices.logger,
      },
      async init({ config, events, logger }) {
        const secret = config.getOptionalString(SECRET);
        if (!secret) {
          logger.info(`Webhooks of Gitea are not taken: ${SECRET} is not set`);
          return;
        }
        events.addHttpPostIngress({
          topic: TOPIC,
          validator: createGiteaValidator(secret),
        });
      },
    });
  },
});
