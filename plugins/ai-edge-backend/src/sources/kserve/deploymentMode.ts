import type { DeploymentMode } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { InferenceService } from './kserveTypes';

const KEY = 'serving.kserve.io/deploymentMode';

const MODES: Record<string, DeploymentMode> = {
  Standard: 'Standard',
  RawDeployment: 'Standard',
  Knative: 'Knative',
  Serverless: 'Knative',
  ModelMesh: 'ModelMesh',
};

/** A word of KServe's for a mode, older ones included; `undefined` for one that it does not have. */
export function modeOfWord(
  word: string | undefined,
): DeploymentMode | undefined {
  return word !== undefined && Object.hasOwn(MODES, word)
    ? MODES[word]
    : undefined;
}

/**
 * KServe's mode: the status says it first, then the annotation (some write it as a label). Before any of them, what
 * only one mode has tells: revisions are Knative's, the shared gRPC address is ModelMesh's. Last comes what the site
 * does by default.
 */
export function deploymentMode(
  object: InferenceService,
  siteDefault?: string,
): DeploymentMode | undefined {
  const { status, metadata } = object;
  const predictor = status?.components?.predictor;
  return (
    modeOfWord(status?.deploymentMode) ??
    modeOfWord(metadata.annotations?.[KEY]) ??
    modeOfWord(metadata.labels?.[KEY]) ??
    (predictor?.latestReadyRevision || predictor?.latestCreatedRevision
      ? 'Knative'
      : undefined) ??
    (status?.url?.startsWith('grpc://modelmesh-serving')
      ? 'ModelMesh'
      : undefined) ??
    modeOfWord(siteDefault)
  );
}
