import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';

export interface ProviderConfig {
  schedule: SchedulerServiceTaskScheduleDefinition;
  defaultOwner: string;
}

const DEFAULT_SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { seconds: 30 },
  timeout: { minutes: 2 },
};

/** Reads `catalog.providers.aiEdge`, which may be absent. */
export function readProviderConfig(config: Config): ProviderConfig {
  const provider = config.getOptionalConfig('catalog.providers.aiEdge');
  const schedule = provider?.getOptionalConfig('schedule');
  return {
    schedule: schedule
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
      : DEFAULT_SCHEDULE,
    defaultOwner: provider?.getOptionalString('defaultOwner') ?? 'unknown',
  };
}
