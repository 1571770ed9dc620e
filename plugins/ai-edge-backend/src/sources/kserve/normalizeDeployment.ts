import type { DeploymentRecord } from '@ai-edge/backstage-plugin-ai-edge-node';
import { conditionsOf } from './conditionsOf';
import type { StateAndMessage } from './inferenceServiceState';
import type { AppsDeployment } from './kserveTypes';
import {
  LABEL_MODEL_NAME,
  LABEL_MODEL_VERSION,
  OWNER_ANNOTATION,
} from './labels';
import { artifactOf } from './modelSource';
import { trimLabels } from './trimLabels';

function stateOf({ metadata, spec, status }: AppsDeployment): StateAndMessage {
  if (metadata.deletionTimestamp) return { state: 'leaving' };
  const desired = spec?.replicas ?? 1;
  if (desired === 0) return { state: 'stopped' };
  const condition = (type: string) =>
    status?.conditions?.find(one => one.type === type);
  const progressing = condition('Progressing');
  const failure = condition('ReplicaFailure');
  if (failure?.status === 'True') {
    return { state: 'failed', message: failure.message || failure.reason };
  }
  if (progressing?.reason === 'ProgressDeadlineExceeded') {
    return {
      state: 'failed',
      message: progressing.message || progressing.reason,
    };
  }
  const settled =
    (status?.observedGeneration ?? 0) >= (metadata.generation ?? 0) &&
    (status?.updatedReplicas ?? 0) >= desired;
  return settled &&
    condition('Available')?.status === 'True' &&
    (status?.readyReplicas ?? 0) >= desired
    ? { state: 'ready' }
    : { state: 'progressing' };
}

/** A plain Deployment that serves a model (label `model-name`), as far as the product shows it. */
export function normalizeDeployment(
  object: AppsDeployment,
  place: { hub: string; site: string; asOf: string },
): DeploymentRecord {
  const { metadata, spec, status } = object;
  const labels = metadata.labels ?? {};
  const containers = spec?.template?.spec?.containers ?? [];
  const image = (
    containers.find(({ name }) => name === 'model') ?? containers[0]
  )?.image;
  return {
    ref: {
      hub: place.hub,
      site: place.site,
      namespace: metadata.namespace ?? 'default',
      kind: 'Deployment',
      name: metadata.name,
    },
    uid: metadata.uid,
    owner: metadata.annotations?.[OWNER_ANNOTATION],
    model: {
      name: labels[LABEL_MODEL_NAME] ?? metadata.name,
      version: labels[LABEL_MODEL_VERSION],
    },
    // Server and model are one image here.
    artifact: artifactOf(image && `oci://${image}`),
    mode: 'Deployment',
    ...stateOf(object),
    replicas: {
      ready: status?.readyReplicas ?? 0,
      desired: spec?.replicas ?? 1,
    },
    labels: trimLabels(labels),
    conditions: conditionsOf(status?.conditions),
    asOf: place.asOf,
  };
}
