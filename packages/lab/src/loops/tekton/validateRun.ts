import type { KubeObject, ObjectStore } from '../../kube/types';
import { kinds } from '../kinds';

export type ParamValue = string | string[] | Record<string, string>;

/** Why a run cannot start, as Tekton says it. */
export interface RunProblem {
  reason: string;
  message: string;
}

interface ParamSpec {
  name: string;
  type?: 'string' | 'array' | 'object';
  default?: ParamValue;
}

/** The spec of the pipeline that a run is of. */
export function pipelineOf(
  store: ObjectStore,
  run: KubeObject,
): any | RunProblem {
  if (run.spec.pipelineSpec) return run.spec.pipelineSpec;
  const { namespace, name } = run.metadata;
  const ref = run.spec.pipelineRef;
  const pipeline =
    ref?.name && store.get({ ...kinds.pipeline, namespace, name: ref.name });
  if (pipeline) return pipeline.spec;
  return {
    reason: 'CouldntGetPipeline',
    message: `Error retrieving pipeline for pipelinerun ${namespace}/${name}: error when listing pipelines for pipelineRun ${name}: pipelines.tekton.dev "${
      ref?.name ?? ref?.resolver ?? ''
    }" not found`,
  };
}

export const isProblem = (value: unknown): value is RunProblem =>
  typeof value === 'object' &&
  value !== null &&
  'reason' in value &&
  'message' in value;

const typeOf = (value: ParamValue) => {
  if (Array.isArray(value)) return 'array';
  return typeof value === 'string' ? 'string' : 'object';
};

/** Checks a run against its pipeline before anything starts. */
export function validateRun(
  run: KubeObject,
  pipeline: any,
): RunProblem | undefined {
  const { namespace, name } = run.metadata;
  const params: ParamSpec[] = pipeline.params ?? [];
  const given = new Map<string, ParamValue>(
    (run.spec.params ?? []).map((p: { name: string; value: ParamValue }) => [
      p.name,
      p.value,
    ]),
  );
  const missing = params.filter(
    param => param.default === undefined && !given.has(param.name),
  );
  if (missing.length > 0) {
    return {
      reason: 'ParameterMissing',
      message: `PipelineRun ${namespace}/${name} is missing some parameters required by Pipeline ${namespace}/${
        run.spec.pipelineRef?.name ?? ''
      }: pipelineRun missing parameters: [${missing
        .map(param => param.name)
        .join(' ')}]`,
    };
  }
  const wrong = params.filter(param => {
    const value = given.get(param.name);
    return value !== undefined && typeOf(value) !== (param.type ?? 'string');
  });
  if (wrong.length > 0) {
    return {
      reason: 'ParameterTypeMismatch',
      message: `PipelineRun ${namespace}/${name} parameters do not match Pipeline parameters: parameters have inconsistent types : [${wrong
        .map(param => param.name)
        .join(' ')}]`,
    };
  }
  const bound = new Set(
    (run.spec.workspaces ?? []).map((w: { name: string }) => w.name),
  );
  const unbound = (pipeline.workspaces ?? []).find(
    (workspace: { name: string; optional?: boolean }) =>
      !workspace.optional && !bound.has(workspace.name),
  );
  if (unbound) {
    return {
      reason: 'InvalidWorkspaceBindings',
      message: `PipelineRun ${namespace}/${name} doesn't bind Pipeline ${namespace}/${
        run.spec.pipelineRef?.name ?? ''
      }'s Workspaces correctly: pipeline requires workspace with name "${
        unbound.name
      }" be provided by pipelinerun`,
    };
  }
  return undefined;
}

/** All parameters of a run, with defaults, and `$(…)` of context and other parameters filled in. */
export function paramsOf(
  run: KubeObject,
  pipeline: any,
): Record<string, ParamValue> {
  const given = new Map<string, ParamValue>(
    (run.spec.params ?? []).map((p: { name: string; value: ParamValue }) => [
      p.name,
      p.value,
    ]),
  );
  const values: Record<string, ParamValue> = {};
  const fill = (text: string): string =>
    text.replace(/\$\(([\w.-]+)\)/g, (whole, path: string) => {
      if (path === 'context.pipelineRun.namespace')
        return run.metadata.namespace!;
      if (path === 'context.pipelineRun.name') return run.metadata.name;
      if (path === 'context.pipelineRun.uid') return run.metadata.uid!;
      const value = values[path.replace(/^params\./, '')];
      return typeof value === 'string' ? value : whole;
    });
  for (const { name, default: fallback } of pipeline.params ?? []) {
    const value = given.get(name) ?? fallback;
    if (typeof value === 'string') values[name] = fill(value);
    else if (Array.isArray(value)) values[name] = value.map(fill);
    else if (value) values[name] = value;
  }
  return values;
}
