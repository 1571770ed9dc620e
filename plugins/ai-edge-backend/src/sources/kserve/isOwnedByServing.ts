import type { AppsDeployment } from './kserveTypes';

const OWNERS = new Set([
  'InferenceService',
  'LLMInferenceService',
  'InferenceGraph',
  'ServingRuntime',
  'ClusterServingRuntime',
]);

/** Labels of what KServe and Knative make of an object; it carries the object's own labels too. */
const MARKS = [
  'serving.kserve.io/inferenceservice',
  'serving.knative.dev/revision',
];

/**
 * True for a Deployment that KServe or Knative has made: it carries the labels of the service it belongs to, but it is
 * not a model of its own.
 */
export function isOwnedByServing({ metadata }: AppsDeployment): boolean {
  const owners = metadata.ownerReferences ?? [];
  return (
    owners.some(
      ({ kind, apiVersion }) =>
        OWNERS.has(kind ?? '') ||
        apiVersion?.startsWith('serving.knative.dev/') ||
        apiVersion?.startsWith('serving.kserve.io/'),
    ) || MARKS.some(label => metadata.labels?.[label] !== undefined)
  );
}
