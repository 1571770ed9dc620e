import { LABEL_MODEL_NAME, LABEL_MODEL_VERSION } from '../kserve/labels';
import type { WantedApplication } from './flightctlTypes';

/** Label of a device or its fleet: which of several applications serves the model. */
export const LABEL_MODEL_APPLICATION = 'model-application';

/**
 * The model that an application of a device serves, `undefined` for an application that serves none. FlightCtl's
 * applications have no labels. So the application says it by its variable `MODEL_NAME`; or a label `model-name` of the
 * device or its fleet does, for the application that the label `model-application` names, for the one of the model's
 * own name, or for the only one.
 */
export function modelOfApplication(
  name: string,
  application: WantedApplication | undefined,
  context: { labels: Record<string, string>; only: boolean },
): { name: string; version?: string } | undefined {
  const { MODEL_NAME, MODEL_VERSION } = application?.envVars ?? {};
  if (MODEL_NAME) return { name: MODEL_NAME, version: MODEL_VERSION };
  const { labels, only } = context;
  const model = labels[LABEL_MODEL_NAME];
  const chosen = labels[LABEL_MODEL_APPLICATION];
  const isIt = chosen ? chosen === name : only || name === model;
  return model && isIt
    ? { name: model, version: labels[LABEL_MODEL_VERSION] }
    : undefined;
}
