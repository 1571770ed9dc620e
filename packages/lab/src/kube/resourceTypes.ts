import { accessTypes } from './resources/accessTypes';
import { clusterTypes } from './resources/clusterTypes';
import { coreTypes } from './resources/coreTypes';
import { applicationType, gitopsTypes } from './resources/gitopsTypes';
import { managementTypes } from './resources/managementTypes';
import { pipelineTypes } from './resources/pipelineTypes';
import { podType } from './resources/podType';
import { servingTypes } from './resources/servingTypes';
import { telemetryTypes } from './resources/telemetryTypes';
import { workloadTypes } from './resources/workloadTypes';
import type { ResourceType } from './types';

/** What a hub's API server serves. */
export const hubResourceTypes: readonly ResourceType[] = [
  ...coreTypes,
  podType,
  ...clusterTypes,
  ...managementTypes,
  ...gitopsTypes,
  ...pipelineTypes,
];

/** What a site's API server serves. */
export const siteResourceTypes: readonly ResourceType[] = [
  ...coreTypes,
  podType,
  ...workloadTypes,
  ...servingTypes,
  ...telemetryTypes,
  ...accessTypes,
  applicationType,
];
