import type { KubeObject } from '../../kube/types';
import type { Condition } from '../conditions';
import type { Stage } from './serviceStatus';

interface Canary {
  predictor?: { name?: string };
  trafficPercent?: number;
}

const canariesOf = ({ spec }: KubeObject): Canary[] => spec.canary ?? [];

/** What KServe 0.20 reports of a Standard service's canaries. */
export function canaryStatuses(
  service: KubeObject,
  stage: Stage,
): Record<string, unknown> {
  const canaries = canariesOf(service);
  const ready = stage === 'Loaded';
  return {
    canaryStatuses: canaries.length
      ? canaries.map(({ predictor, trafficPercent }) => ({
          name: predictor?.name ?? '',
          ready,
          trafficPercent: trafficPercent ?? 0,
          modelStatus: {
            transitionStatus: ready ? 'UpToDate' : 'InProgress',
            copies: { totalCopies: ready ? 1 : 0, failedCopies: 0 },
          },
        }))
      : undefined,
  };
}

/** The condition that goes with it. */
export function canaryCondition(
  service: KubeObject,
  stage: Stage,
): Condition[] {
  if (canariesOf(service).length === 0) return [];
  return [
    {
      type: 'CanaryPredictorReady',
      status: stage === 'Loaded' ? 'True' : 'False',
      reason: stage === 'Loaded' ? 'AllCanariesReady' : 'CanariesNotReady',
    },
  ];
}
