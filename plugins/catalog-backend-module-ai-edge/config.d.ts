import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  catalog?: {
    providers?: {
      /** Edge sites as catalog entities. */
      aiEdge?: {
        /**
         * When all sites are read, beside each time that the fleet says something has changed. Every 30 seconds by
         * default.
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /**
         * Owner of sites that name none, as an entity ref. `unknown` by default.
         */
        defaultOwner?: string;
      };
    };
  };
}
