import type { ModelDeployment } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { DeploymentRecord } from '@ai-edge/backstage-plugin-ai-edge-node';
import { conditionsOf } from './conditionsOf';
import { deploymentMode } from './deploymentMode';
import { endpointOf } from './endpointOf';
import { conditionOf } from './falseCondition';
import { inferenceServiceState, isScaledToZero } from './inferenceServiceState';
import type { InferenceService } from './kserveTypes';
import { LABEL_MODEL, LABEL_RELEASE, OWNER_ANNOTATION } from './labels';
import type { Place } from './modelKinds';
import { artifactOf, artifactUri, modelSpecOf } from './modelSource';
import { trafficOf } from './trafficOf';
import { trimLabels } from './trimLabels';

/**
 * Copies that serve. Those of a version that is on its way or does not load are counted by KServe, those of the one
 * that still serves are not: then nobody knows.
 */
function replicasOf(
  object: InferenceService,
  scaledToZero: boolean,
): ModelDeployment['replicas'] {
  const model = object.status?.modelStatus;
  const ready = model?.copies?.totalCopies;
  const settled =
    (model?.transitionStatus || 'UpToDate') === 'UpToDate' || scaledToZero;
  if (ready === undefined || !settled) return undefined;
  const stopped = conditionOf(object.status?.conditions, 'Stopped');
  const desired =
    stopped?.status === 'True' ? 0 : object.spec?.predictor?.minReplicas;
  return { ready, ...(desired && { desired }) };
}

/** An InferenceService on a site, as far as the product shows it. */
export function normalizeInferenceService(
  object: InferenceService,
  place: Place,
): DeploymentRecord {
  const { metadata, spec, status } = object;
  const labels = metadata.labels ?? {};
  const mode = deploymentMode(object, place.deploymentMode);
  const model = modelSpecOf(spec?.predictor);
  return {
    ref: {
      hub: place.hub,
      site: place.site,
      namespace: metadata.namespace ?? 'default',
      kind: 'InferenceService',
      name: metadata.name,
    },
    uid: metadata.uid,
    generation: metadata.generation,
    owner: metadata.annotations?.[OWNER_ANNOTATION],
    model: {
      name: labels[LABEL_MODEL] || metadata.name,
      version: labels[LABEL_RELEASE],
      format: model?.modelFormat?.name,
    },
    artifact: artifactOf(artifactUri(spec?.predictor)),
    runtime:
      status?.servingRuntimeName ||
      status?.clusterServingRuntimeName ||
      model?.runtime,
    mode,
    ...inferenceServiceState(object, mode),
    replicas: replicasOf(object, isScaledToZero(object, mode)),
    traffic: trafficOf(object, mode),
    endpoint: endpointOf(object),
    labels: trimLabels(labels),
    conditions: conditionsOf(status?.conditions),
    asOf: place.asOf,
  };
}
