import { LOG_ANNOTATION } from '../../kube/api/podLog';
import type { KubeObject, ObjectStore } from '../../kube/types';
import { kinds, kubeTime } from '../kinds';

/** A step of a task; it runs in a container of the task's pod. */
export interface Step {
  name: string;
  image: string;
}

/** The pod that a task's steps run in, and its name. */
export function createStepPod(
  store: ObjectStore,
  taskRun: KubeObject,
  steps: Step[],
): string {
  const { namespace, name: owner, labels, uid } = taskRun.metadata;
  const name = `${owner}-pod`;
  const containers = steps.map(step => ({
    name: `step-${step.name}`,
    image: step.image,
  }));
  store.create({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace,
      labels: { ...labels, 'tekton.dev/taskRun': owner },
      ownerReferences: [
        {
          apiVersion: 'tekton.dev/v1',
          kind: 'TaskRun',
          name: owner,
          uid: uid!,
          controller: true,
        },
      ],
    },
    spec: { restartPolicy: 'Never', containers },
  });
  const startedAt = kubeTime();
  store.mutate({ ...kinds.pod, namespace, name }, pod => {
    pod.status = {
      phase: 'Running',
      startTime: startedAt,
      containerStatuses: containers.map(container => ({
        ...container,
        ready: true,
        restartCount: 0,
        state: { running: { startedAt } },
      })),
    };
  });
  return name;
}

/** Ends the pod of a task run; what it wrote is its first container's. */
export function endStepPod(
  store: ObjectStore,
  taskRun: KubeObject,
  end: { succeeded: boolean; log?: string; now: Date },
): void {
  const { namespace } = taskRun.metadata;
  const name: string = taskRun.status.podName;
  store.mutate({ ...kinds.pod, namespace, name }, pod => {
    const terminated = {
      exitCode: end.succeeded ? 0 : 1,
      reason: end.succeeded ? 'Completed' : 'Error',
      startedAt: pod.status.startTime,
      finishedAt: kubeTime(end.now),
    };
    pod.status = {
      ...pod.status,
      phase: end.succeeded ? 'Succeeded' : 'Failed',
      containerStatuses: pod.status.containerStatuses.map((status: object) => ({
        ...status,
        ready: false,
        state: { terminated },
      })),
    };
    if (end.log !== undefined) {
      pod.metadata.annotations = {
        ...pod.metadata.annotations,
        [LOG_ANNOTATION + pod.spec.containers[0].name]: end.log,
      };
    }
  });
}
