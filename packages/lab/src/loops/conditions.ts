import type { KubeObject } from '../kube/types';
import { kubeTime } from './kinds';

export interface Condition {
  type: string;
  status: 'True' | 'False' | 'Unknown';
  reason?: string;
  message?: string;
  observedGeneration?: number;
}

type Known = Condition & { lastTransitionTime?: string };

/** Sets conditions; the transition time moves only when the status does. */
export function setConditions(
  current: Known[] | undefined,
  wanted: Condition[],
): Known[] {
  const result = [...(current ?? [])];
  for (const condition of wanted) {
    const index = result.findIndex(({ type }) => type === condition.type);
    const before = result[index];
    const lastTransitionTime =
      before?.status === condition.status
        ? before.lastTransitionTime
        : kubeTime();
    const next = {
      lastTransitionTime,
      ...Object.fromEntries(
        Object.entries(condition).filter(([, value]) => value !== undefined),
      ),
    } as Known;
    if (index < 0) result.push(next);
    else result[index] = next;
  }
  return result;
}

export const conditionOf = (
  object: KubeObject | undefined,
  type: string,
): Known | undefined =>
  object?.status?.conditions?.find(
    (condition: Known) => condition.type === type,
  );
