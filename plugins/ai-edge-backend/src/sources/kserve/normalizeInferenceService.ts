import type { ModelDeployment } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { DeploymentRecord } from '@ai-edge/backstage-plugin-ai-edge-node';
import { conditionsOf } from './conditionsOf';
import { deploymentMode } from './deploymentMode';
import { inferenceServiceState } from './inferenceServiceState';
import type { InferenceService } from './kserveTypes';
import { LABEL_MODEL, LABEL_RELEASE, OWNER_ANNOTATION } from './labels';
import { artifactOf, artifactUri, modelSpecOf } from './modelSource';
import { trimLabels } from './trimLabels';

function trafficOf({
  spec,
  status,
}: InferenceService): ModelDeployment['traffic'] {
  const revisions = status?.components?.predictor?.traffic ?? [];
  if (revisions.length > 0) {
    return revisions.map(({ revisionName, tag, percent }) => ({
      name: revisionName ?? tag ?? 'latest',
      percent: percent ?? 0,
    }));
  }
  const canaries = spec?.canary ?? [];
  if (canaries.length === 0) return undefined;
  const parts = canaries.map(({ predictor, trafficPercent }, index) => ({
    name: predictor?.name ?? `canary-${index}`,
    percent: trafficPercent ?? 0,
    artifact: artifactUri(predictor?.model),
  }));
  const rest = parts.reduce((sum, { percent }) => sum + percent, 0);
  return [{ name: 'predictor', percent: 100 - rest }, ...parts];
}

/** An InferenceService on a site, as far as the product shows it. */
export function normalizeInferenceService(
  object: InferenceService,
  place: { hub: string; site: string; asOf: string },
): DeploymentRecord {
  const { metadata, spec, status } = object;
  const labels = metadata.labels ?? {};
  const model = modelSpecOf(object);
  const copies = status?.modelStatus?.copies?.totalCopies;
  const minReplicas = spec?.predictor?.minReplicas;
  const url = status?.url;
  return {
    ref: {
      hub: place.hub,
      site: place.site,
      namespace: metadata.namespace ?? 'default',
      kind: 'InferenceService',
      name: metadata.name,
    },
    uid: metadata.uid,
    owner: metadata.annotations?.[OWNER_ANNOTATION],
    model: {
      name: labels[LABEL_MODEL] ?? metadata.name,
      version: labels[LABEL_RELEASE],
      format: model?.modelFormat?.name,
    },
    artifact: artifactOf(artifactUri(model)),
    runtime:
      status?.servingRuntimeName ??
      status?.clusterServingRuntimeName ??
      model?.runtime,
    mode: deploymentMode(object),
    ...inferenceServiceState(object),
    replicas:
      copies === undefined
        ? undefined
        : { ready: copies, ...(minReplicas && { desired: minReplicas }) },
    traffic: trafficOf(object),
    endpoint: url ? { url, internalUrl: status?.address?.url } : undefined,
    labels: trimLabels(labels),
    conditions: conditionsOf(status?.conditions),
    asOf: place.asOf,
  };
}
