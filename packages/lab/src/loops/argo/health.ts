import type { KubeObject } from '../../kube/types';
import { conditionOf } from '../conditions';

export type Health =
  | 'Healthy'
  | 'Progressing'
  | 'Degraded'
  | 'Suspended'
  | 'Missing';

const ORDER: Health[] = [
  'Healthy',
  'Suspended',
  'Progressing',
  'Missing',
  'Degraded',
];

/** The worst of several. */
export const worst = (all: Health[]): Health =>
  all.reduce<Health>(
    (found, next) =>
      ORDER.indexOf(next) > ORDER.indexOf(found) ? next : found,
    'Healthy',
  );

/** Health of a live object as Argo CD assesses it; `undefined` for kinds without one. */
export function healthOf(object: KubeObject): Health | undefined {
  if (object.metadata.deletionTimestamp) return 'Progressing';
  switch (object.kind) {
    case 'InferenceService':
      return inferenceServiceHealth(object);
    case 'Deployment':
      return deploymentHealth(object);
    case 'Service':
      return 'Healthy';
    default:
      return undefined;
  }
}

function inferenceServiceHealth(object: KubeObject): Health {
  if (conditionOf(object, 'Stopped')?.status === 'True') return 'Suspended';
  const transition = object.status?.modelStatus?.transitionStatus;
  if (!object.status?.conditions || transition === 'InProgress') {
    return 'Progressing';
  }
  if (transition && transition !== 'UpToDate') return 'Degraded';
  const conditions: { type: string; status: string }[] =
    object.status.conditions;
  const counted = conditions.filter(({ type }) => type !== 'Stopped');
  if (counted.some(({ status }) => status === 'False')) return 'Degraded';
  if (counted.some(({ status }) => status === 'Unknown')) return 'Progressing';
  return 'Healthy';
}

function deploymentHealth({ spec, status, metadata }: KubeObject): Health {
  const wanted = spec?.replicas ?? 1;
  if (
    status?.conditions?.some(
      (c: { type: string; reason?: string }) =>
        c.type === 'Progressing' && c.reason === 'ProgressDeadlineExceeded',
    )
  ) {
    return 'Degraded';
  }
  const seen = (status?.observedGeneration ?? 0) >= (metadata.generation ?? 0);
  return seen && (status?.availableReplicas ?? 0) >= wanted
    ? 'Healthy'
    : 'Progressing';
}
