import type { KubeObject, ObjectStore } from '../../kube/types';
import type { Lab, Loop } from '../../Lab';
import type { Registry } from '../../registry/Registry';
import { conditionOf, setConditions, type Condition } from '../conditions';
import { isKind, keyOf, kinds, kubeTime } from '../kinds';
import { keyParts, queueKey, watchHubs } from '../siteKeys';
import { WorkQueue } from '../WorkQueue';
import { pushBuilt } from './pushBuilt';
import { childName, endTask, startTask } from './taskRuns';
import {
  isProblem,
  paramsOf,
  pipelineOf,
  validateRun,
  type ParamValue,
} from './validateRun';

/** How long a task runs, in milliseconds at lag 1. */
const TASK_MILLISECONDS = 350;

interface PipelineTask {
  name: string;
  taskRef?: { name: string };
  runAfter?: string[];
}

/** Tekton on every hub: runs PipelineRuns through their tasks. */
export class TektonLoop implements Loop {
  readonly name = 'tekton';

  readonly #registry: Registry | undefined;

  /** `registry` gets the images of runs that succeed. */
  static create(options: { registry?: Registry } = {}) {
    return new TektonLoop(options.registry);
  }

  private constructor(registry: Registry | undefined) {
    this.#registry = registry;
  }

  start(lab: Lab) {
    const queue = WorkQueue.create({
      name: this.name,
      log: lab.log.bind(lab),
      work: key => {
        const [hub, namespace, name] = keyParts(key);
        const store = lab.hub(hub);
        const run = store.get({ ...kinds.pipelineRun, namespace, name });
        if (!run || isDone(run) || run.metadata.deletionTimestamp) return;
        if (step(store, run, this.#registry)) {
          queue.add(key, TASK_MILLISECONDS * lab.options.lag);
        }
      },
    });
    const add = (hub: string, { metadata }: KubeObject) =>
      queue.add(queueKey(hub, metadata.namespace, metadata.name));
    const stop = watchHubs(lab, (hub, { type, object }) => {
      if (!isKind(object, kinds.pipelineRun) || type === 'DELETED') return;
      const cancelled = object.spec.status && !isDone(object);
      if (type === 'ADDED' || cancelled || !object.status) add(hub, object);
    });
    for (const hub of lab.hubNames()) {
      lab
        .hub(hub)
        .list(kinds.pipelineRun)
        .filter(run => !isDone(run))
        .forEach(run => add(hub, run));
    }
    return () => {
      stop();
      queue.stop();
    };
  }
}

function isDone(run: KubeObject) {
  return ['True', 'False'].includes(
    conditionOf(run, 'Succeeded')?.status ?? '',
  );
}

/** Takes a run one step on; gives whether there is another. */
function step(
  store: ObjectStore,
  run: KubeObject,
  registry: Registry | undefined,
): boolean {
  if (run.spec.status === 'PipelineRunPending') {
    write(store, run, {
      status: 'Unknown',
      reason: 'PipelineRunPending',
      message: `PipelineRun "${run.metadata.name}" is pending`,
    });
    return false;
  }
  const pipeline = pipelineOf(store, run);
  const problem = isProblem(pipeline) ? pipeline : validateRun(run, pipeline);
  if (problem) {
    write(store, run, { status: 'False', ...problem }, { done: true });
    return false;
  }
  const params = paramsOf(run, pipeline);
  const tasks: PipelineTask[] = pipeline.tasks ?? [];
  const children = new Map(
    tasks.flatMap(task => {
      const { namespace, name: runName } = run.metadata;
      const name = childName(runName, task.name);
      const child = store.get({ ...kinds.taskRun, namespace, name });
      return child ? [[task.name, child] as const] : [];
    }),
  );
  const cancelled = /^(Cancelled|CancelledRunFinally|StoppedRunFinally)$/.test(
    run.spec.status ?? '',
  );
  for (const child of children.values()) {
    if (!isDone(child)) {
      const atOnce = cancelled && run.spec.status !== 'StoppedRunFinally';
      endTask(store, child, params, atOnce);
    }
  }
  const state = (task: PipelineTask) => {
    const child = children.get(task.name);
    if (!child) return 'waiting';
    const live = store.get(keyOf(child)) ?? child;
    return conditionOf(live, 'Succeeded')?.status === 'True' ? 'ok' : 'failed';
  };
  const counts = { ok: 0, failed: 0, waiting: 0 };
  for (const task of tasks) counts[state(task)] += 1;
  if (cancelled) {
    write(
      store,
      run,
      {
        status: 'False',
        reason: 'Cancelled',
        message: `PipelineRun "${run.metadata.name}" was cancelled`,
      },
      { done: true, tasks, skip: true },
    );
    return false;
  }
  const ended = counts.failed > 0 || counts.waiting === 0;
  if (!ended) {
    const ready = tasks.filter(
      task =>
        state(task) === 'waiting' &&
        (task.runAfter ?? []).every(name =>
          tasks.some(other => other.name === name && state(other) === 'ok'),
        ),
    );
    for (const task of ready) startTask(store, run, task);
    write(
      store,
      run,
      {
        status: 'Unknown',
        reason: 'Running',
        message: `Tasks Completed: ${counts.ok} (Failed: 0, Cancelled 0), Incomplete: ${counts.waiting}, Skipped: 0`,
      },
      { tasks },
    );
    return ready.length > 0;
  }
  if (registry && counts.failed === 0) pushBuilt(registry, params);
  const completed = `Tasks Completed: ${counts.ok + counts.failed} (Failed: ${
    counts.failed
  }, Cancelled 0), Skipped: ${counts.waiting}`;
  write(
    store,
    run,
    counts.failed > 0
      ? { status: 'False', reason: 'Failed', message: completed }
      : { status: 'True', reason: 'Succeeded', message: completed },
    { done: true, tasks, skip: counts.failed > 0, pipeline },
  );
  return false;
}

function write(
  store: ObjectStore,
  run: KubeObject,
  condition: Omit<Condition, 'type'>,
  options: {
    done?: boolean;
    tasks?: PipelineTask[];
    skip?: boolean;
    pipeline?: any;
  } = {},
): void {
  const { tasks = [], done, skip, pipeline } = options;
  const { namespace, name } = run.metadata;
  const children = tasks.flatMap(task => {
    const key = {
      ...kinds.taskRun,
      namespace,
      name: childName(name, task.name),
    };
    const child = store.get(key);
    return child ? [{ task, child }] : [];
  });
  const results = pipeline
    ? resultsOf(
        pipeline,
        children.map(({ child }) => child),
      )
    : [];
  const started = new Set(children.map(({ task }) => task.name));
  const skipped = skip
    ? tasks
        .filter(task => !started.has(task.name))
        .map(task => ({
          name: task.name,
          reason: 'PipelineRun was stopping',
        }))
    : [];
  store.mutate(keyOf(run), object => {
    const pipelineName = object.spec.pipelineRef?.name;
    if (pipelineName) {
      object.metadata.labels = {
        ...object.metadata.labels,
        'tekton.dev/pipeline': pipelineName,
      };
    }
    object.status = {
      ...object.status,
      startTime: object.status?.startTime ?? kubeTime(),
      ...(done ? { completionTime: kubeTime() } : {}),
      conditions: setConditions(object.status?.conditions, [
        { type: 'Succeeded', ...condition },
      ]),
      childReferences: children.map(({ task, child }) => ({
        apiVersion: 'tekton.dev/v1',
        kind: 'TaskRun',
        name: child.metadata.name,
        pipelineTaskName: task.name,
      })),
      ...(skipped.length ? { skippedTasks: skipped } : {}),
      ...(results.length ? { results } : {}),
    };
  });
}

/** The pipeline's results of which the producer has succeeded. */
function resultsOf(
  pipeline: any,
  children: KubeObject[],
): { name: string; value: ParamValue }[] {
  const known = new Map<string, ParamValue>(
    children.flatMap(child =>
      (child.status?.results ?? []).map(
        (result: { name: string; value: ParamValue }) =>
          [
            `$(tasks.${
              child.metadata.labels!['tekton.dev/pipelineTask']
            }.results.${result.name})`,
            result.value,
          ] as const,
      ),
    ),
  );
  return (pipeline.results ?? []).flatMap(
    ({ name, value }: { name: string; value: string }) => {
      const found = known.get(value);
      return found === undefined ? [] : [{ name, value: found }];
    },
  );
}
