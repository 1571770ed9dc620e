import type { ModelDeployment } from '@ai-edge/backstage-plugin-ai-edge-common';

/** `1 of 2`, `1`, or nothing when it is not known. */
export function replicasText(
  replicas: ModelDeployment['replicas'],
  of: (ready: number, desired: number) => string,
): string | undefined {
  if (!replicas) return undefined;
  return replicas.desired === undefined
    ? String(replicas.ready)
    : of(replicas.ready, replicas.desired);
}
