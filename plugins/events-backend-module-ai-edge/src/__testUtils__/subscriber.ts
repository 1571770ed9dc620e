import { createBackendPlugin } from '@backstage/backend-plugin-api';
import {
  eventsServiceRef,
  type EventParams,
} from '@backstage/plugin-events-node';

/** A plugin that listens to a topic. */
export const subscriber = (
  topic: string,
  onEvent: (event: EventParams) => void,
) =>
  createBackendPlugin({
    pluginId: 'listener',
    register(env) {
      env.registerInit({
        deps: { events: eventsServiceRef },
        async init({ events }) {
          await events.subscribe({
            id: 'listener',
            topics: [topic],
            onEvent: async event => onEvent(event),
          });
        },
      });
    },
  });
