import { createHash } from 'node:crypto';
import type { KubeObject, ObjectStore } from '../../kube/types';
import { createStepPod, endStepPod, type Step } from './stepPod';
import { setConditions, type Condition } from '../conditions';
import { keyOf, kinds, kubeTime } from '../kinds';
import { taskLog } from './taskLog';
import { isToFail, taskResults, type Params } from './taskResults';

/** Name of a run's task run; long ones are cut and get a hash, as Tekton does. */
export function childName(run: string, task: string): string {
  const name = `${run}-${task}`;
  if (name.length <= 63) return name;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${name.slice(0, 54).replace(/-+$/, '')}-${hash}`;
}

const succeeded = (condition: Omit<Condition, 'type'>): Condition => ({
  type: 'Succeeded',
  ...condition,
});

/** Starts a task: its TaskRun and the pod that the steps run in. */
export function startTask(
  store: ObjectStore,
  run: KubeObject,
  task: { name: string; taskRef?: { name: string } },
): KubeObject {
  const { namespace, name: runName, uid } = run.metadata;
  const name = childName(runName, task.name);
  const steps = stepsOf(store, namespace!, task.taskRef?.name ?? task.name);
  const labels = {
    'app.kubernetes.io/managed-by': 'tekton-pipelines',
    'tekton.dev/memberOf': 'tasks',
    'tekton.dev/pipeline': run.spec.pipelineRef?.name ?? runName,
    'tekton.dev/pipelineRun': runName,
    'tekton.dev/pipelineTask': task.name,
    ...(task.taskRef ? { 'tekton.dev/task': task.taskRef.name } : {}),
  };
  const taskRun = store.create({
    apiVersion: 'tekton.dev/v1',
    kind: 'TaskRun',
    metadata: {
      name,
      namespace,
      labels,
      ownerReferences: [
        {
          apiVersion: 'tekton.dev/v1',
          kind: 'PipelineRun',
          name: runName,
          uid: uid!,
          controller: true,
        },
      ],
    },
    spec: {
      ...(task.taskRef
        ? { taskRef: { kind: 'Task', name: task.taskRef.name } }
        : { taskSpec: { steps } }),
      serviceAccountName:
        run.spec.taskRunTemplate?.serviceAccountName ?? 'pipeline',
      timeout: '1h0m0s',
    },
  });
  const podName = createStepPod(store, taskRun, steps);
  return store.mutate(keyOf(taskRun), object => {
    object.status = {
      podName,
      startTime: kubeTime(),
      conditions: setConditions(undefined, [
        succeeded({
          status: 'Unknown',
          reason: 'Running',
          message: 'Not all Steps in the Task have finished executing',
        }),
      ]),
      steps: steps.map(step => ({
        name: step.name,
        container: `step-${step.name}`,
        running: { startedAt: kubeTime() },
      })),
    };
  })!;
}

function stepsOf(store: ObjectStore, namespace: string, name: string) {
  const task = store.get({ ...kinds.task, namespace, name });
  return (task?.spec?.steps ?? [{ name, image: 'scratch' }]) as Step[];
}

export type TaskEnd = 'succeeded' | 'failed' | 'cancelled';

/** Ends a task as its parameters have it, or because its run is cancelled. */
export function endTask(
  store: ObjectStore,
  taskRun: KubeObject,
  params: Params,
  cancelled: boolean,
): TaskEnd {
  const { name, labels } = taskRun.metadata;
  const task = labels!['tekton.dev/pipelineTask'];
  let end: TaskEnd = isToFail(task, params) ? 'failed' : 'succeeded';
  if (cancelled) end = 'cancelled';
  const last = taskRun.status.steps.at(-1);
  const conditions: Record<TaskEnd, Condition> = {
    succeeded: succeeded({
      status: 'True',
      reason: 'Succeeded',
      message: 'All Steps have completed executing',
    }),
    failed: succeeded({
      status: 'False',
      reason: 'Failed',
      message: `"${last?.container}" exited with code 1: Error`,
    }),
    cancelled: succeeded({
      status: 'False',
      reason: 'TaskRunCancelled',
      message: `TaskRun "${name}" was cancelled. TaskRun cancelled as the PipelineRun it belongs to has been cancelled.`,
    }),
  };
  const now = new Date();
  const results = end === 'succeeded' ? taskResults(task, params, now) : {};
  store.mutate(keyOf(taskRun), object => {
    object.status = {
      ...object.status,
      completionTime: kubeTime(now),
      conditions: setConditions(object.status.conditions, [conditions[end]]),
      results: Object.entries(results).map(([key, value]) => ({
        name: key,
        type: Array.isArray(value) ? 'array' : 'string',
        value,
      })),
      steps: object.status.steps.map(
        (step: {
          name: string;
          container: string;
          running: { startedAt: string };
        }) => ({
          name: step.name,
          container: step.container,
          terminated: {
            exitCode: end === 'succeeded' ? 0 : 1,
            reason: end === 'succeeded' ? 'Completed' : 'Error',
            startedAt: step.running?.startedAt,
            finishedAt: kubeTime(now),
          },
        }),
      ),
    };
  });
  endStepPod(store, taskRun, {
    succeeded: end === 'succeeded',
    log: cancelled ? undefined : taskLog(task, params),
    now,
  });
  return end;
}
