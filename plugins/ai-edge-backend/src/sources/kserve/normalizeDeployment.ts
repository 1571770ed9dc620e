import type { DeploymentRecord } from '@ai-edge/backstage-plugin-ai-edge-node';
import { conditionsOf } from './conditionsOf';
import { deploymentState } from './deploymentState';
import type { AppsDeployment } from './kserveTypes';
import {
  LABEL_MODEL_NAME,
  LABEL_MODEL_VERSION,
  OWNER_ANNOTATION,
} from './labels';
import type { Place } from './modelKinds';
import { artifactOf, servingContainer } from './modelSource';
import { trimLabels } from './trimLabels';

/** A plain Deployment that serves a model (label `model-name`), as far as the product shows it. */
export function normalizeDeployment(
  object: AppsDeployment,
  place: Place,
): DeploymentRecord {
  const { metadata, spec, status } = object;
  const labels = metadata.labels ?? {};
  const image = servingContainer(
    spec?.template?.spec?.containers,
    'model',
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
    generation: metadata.generation,
    owner: metadata.annotations?.[OWNER_ANNOTATION],
    model: {
      name: labels[LABEL_MODEL_NAME] || metadata.name,
      version: labels[LABEL_MODEL_VERSION],
    },
    // Server and model are one image here.
    artifact: artifactOf(image && `oci://${image}`),
    mode: 'Deployment',
    ...deploymentState(object),
    replicas: {
      ready: status?.readyReplicas ?? 0,
      desired: spec?.replicas ?? 1,
    },
    labels: trimLabels(labels),
    conditions: conditionsOf(status?.conditions),
    asOf: place.asOf,
  };
}
