import { KubeObject, kubeTime } from '../../kube';

/** Sets one condition in place; its time moves only when its status does. */
export function setCondition(
  object: KubeObject,
  type: string,
  status: 'True' | 'False' | 'Unknown',
  reason: string,
  message: string,
): void {
  object.status ??= {};
  const conditions: any[] = (object.status.conditions ??= []);
  const current = conditions.find(condition => condition.type === type);
  if (!current) {
    conditions.push({
      type,
      status,
      reason,
      message,
      lastTransitionTime: kubeTime(),
    });
    return;
  }
  if (current.status !== status) {
    current.lastTransitionTime = kubeTime();
  }
  Object.assign(current, { status, reason, message });
}

/** The status of one condition; undefined when it was never set. */
export function conditionStatus(
  object: KubeObject | undefined,
  type: string,
): string | undefined {
  return object?.status?.conditions?.find(
    (condition: any) => condition.type === type,
  )?.status;
}
