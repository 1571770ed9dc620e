import type { DeploymentMode } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { InferenceService } from './kserveTypes';

const MODES: Record<string, DeploymentMode> = {
  Standard: 'Standard',
  RawDeployment: 'Standard',
  Knative: 'Knative',
  Serverless: 'Knative',
  ModelMesh: 'ModelMesh',
};

/** KServe's mode: the status says it first, then the annotation; revisions exist in Knative mode only. */
export function deploymentMode(
  object: InferenceService,
): DeploymentMode | undefined {
  const { status, metadata } = object;
  return (
    MODES[status?.deploymentMode ?? ''] ??
    MODES[metadata.annotations?.['serving.kserve.io/deploymentMode'] ?? ''] ??
    (status?.components?.predictor?.latestReadyRevision ? 'Knative' : undefined)
  );
}
