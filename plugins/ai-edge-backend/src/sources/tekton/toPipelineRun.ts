import type { PipelineRun } from '@ai-edge/backstage-plugin-ai-edge-common';
import { runStatus } from './runStatus';
import type {
  TektonParam,
  TektonPipelineRun,
  TektonTaskRun,
} from './tektonTypes';

const PIPELINE_LABEL = 'tekton.dev/pipeline';
const PIPELINE_TASK_LABEL = 'tekton.dev/pipelineTask';

type Task = PipelineRun['tasks'][number];

function byName(params: TektonParam[] = []): PipelineRun['params'] {
  return Object.fromEntries(params.map(({ name, value }) => [name, value]));
}

function times(
  status: {
    startTime?: string;
    completionTime?: string;
  } = {},
) {
  const instant = (text: string) => new Date(text).toISOString();
  return {
    ...(status.startTime && { startedAt: instant(status.startTime) }),
    ...(status.completionTime && {
      completedAt: instant(status.completionTime),
    }),
  };
}

/** Tasks in the pipeline's own order; those that have not begun are `pending`, or `skipped` when Tekton says so. */
function tasksOf(run: TektonPipelineRun, taskRuns: TektonTaskRun[]): Task[] {
  const tasks = new Map<string, Task>();
  const { pipelineSpec, childReferences, skippedTasks } = run.status ?? {};
  for (const { name } of [
    ...(pipelineSpec?.tasks ?? []),
    ...(pipelineSpec?.finally ?? []),
  ]) {
    tasks.set(name, { name, status: 'pending' });
  }
  for (const { name, pipelineTaskName } of childReferences ?? []) {
    const task = pipelineTaskName ?? name;
    tasks.set(task, { name: task, status: 'pending' });
  }
  for (const { metadata, status } of taskRuns) {
    const task = metadata.labels?.[PIPELINE_TASK_LABEL] ?? metadata.name;
    tasks.set(task, {
      name: task,
      ...runStatus(status?.conditions),
      ...times(status),
    });
  }
  for (const { name, reason } of skippedTasks ?? []) {
    tasks.set(name, { name, status: 'skipped', ...(reason && { reason }) });
  }
  return [...tasks.values()];
}

/**
 * A Tekton PipelineRun as the API shows it. Its tasks are told by their TaskRuns: without them only their names are
 * known.
 */
export function toPipelineRun(
  hub: string,
  run: TektonPipelineRun,
  options: { taskRuns?: TektonTaskRun[]; asOf: string },
): PipelineRun {
  const pipeline =
    run.spec.pipelineRef?.name ?? run.metadata.labels?.[PIPELINE_LABEL];
  return {
    ref: {
      hub,
      namespace: run.metadata.namespace ?? '',
      name: run.metadata.name,
    },
    ...(pipeline && { pipeline }),
    ...runStatus(run.status?.conditions),
    ...times({
      startTime: run.status?.startTime ?? run.metadata.creationTimestamp,
      completionTime: run.status?.completionTime,
    }),
    params: byName(run.spec.params),
    results: byName(run.status?.results),
    tasks: options.taskRuns ? tasksOf(run, options.taskRuns) : [],
    asOf: options.asOf,
  };
}
