import type { ModelDeployment } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { InferenceService } from './kserveTypes';

/**
 * Where a service is asked. One without an address outside of its site has the inner one; ModelMesh's is a gRPC
 * address that all of a namespace's models share, with the one for REST beside it.
 */
export function endpointOf({
  status,
}: InferenceService): ModelDeployment['endpoint'] {
  const inner =
    status?.address?.url || status?.components?.predictor?.restUrl || undefined;
  const url = status?.url || inner;
  return url
    ? { url, ...(inner !== undefined && { internalUrl: inner }) }
    : undefined;
}
