import { createHash } from 'node:crypto';
import { InputError } from '@backstage/errors';
import {
  canonicalJson,
  pipelineParamProblems,
  type Pipeline,
  type StartPipelineRun,
} from '@ai-edge/backstage-plugin-ai-edge-common';

import type { TektonPipelineRun } from '../sources/tekton/tektonTypes';
import type {
  PipelineNamespaceConfig,
  WorkspaceBindings,
} from './readPipelinesConfig';

/** Holds what a run was asked for, so that a key used for something else is noticed. */
export const REQUEST_ANNOTATION = 'ai-edge/request-sha256';
/** Entity ref of who asked for the run. */
export const REQUESTED_BY_ANNOTATION = 'ai-edge/requested-by';

/**
 * Bindings that the pipelines of opendatahub-io/ai-edge expect (its `examples/tekton`): a fresh volume for each run
 * to build in, since a shared claim would serialise runs, and the secret that its documentation has one create.
 */
const REFERENCE_WORKSPACES: WorkspaceBindings = {
  'build-workspace-pv': {
    volumeClaimTemplate: {
      spec: {
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: '1Gi' } },
      },
    },
  },
  's3-secret': { secret: { secretName: 'credentials-s3' } },
};

function sha256(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

/**
 * The name that a request always gets: the API server then refuses the second one. At most 40 characters, because
 * Tekton puts it into labels together with task names.
 */
export function pipelineRunName(request: StartPipelineRun): string {
  const { hub, namespace, pipeline, idempotencyKey } = request;
  const hash = sha256({ hub, namespace, pipeline, idempotencyKey });
  const stem = pipeline.slice(0, 29).replace(/-+$/, '');
  return `${stem}-${hash.slice(0, 10)}`;
}

function bindWorkspaces(
  request: StartPipelineRun,
  pipeline: Pipeline,
  config: PipelineNamespaceConfig,
): Record<string, unknown>[] {
  const given = request.workspaces ?? {};
  const names = new Set(pipeline.workspaces.map(({ name }) => name));
  const unknown = Object.keys(given).find(name => !names.has(name));
  if (unknown !== undefined) {
    throw new InputError(
      `workspaces.${unknown}: pipeline ${pipeline.name} has no such workspace`,
    );
  }
  return pipeline.workspaces.flatMap(({ name, optional }) => {
    const binding =
      given[name] ??
      config.workspaces[name] ??
      (optional ? undefined : REFERENCE_WORKSPACES[name]);
    if (binding) return [{ ...binding, name }];
    if (optional) return [];
    throw new InputError(
      `workspaces.${name}: is required by pipeline ${pipeline.name}`,
    );
  });
}

/**
 * The PipelineRun for a request. Throws an `InputError` naming the field when the pipeline does not take what is
 * given, so that nothing is created that Tekton would only fail later.
 */
export function pipelineRunObject(options: {
  request: StartPipelineRun;
  pipeline: Pipeline;
  config: PipelineNamespaceConfig;
  requestedBy?: string;
}): TektonPipelineRun {
  const { request, pipeline, config, requestedBy } = options;
  const problems = pipelineParamProblems(request.params, pipeline);
  if (problems.length > 0) throw new InputError(problems.join('; '));
  const workspaces = bindWorkspaces(request, pipeline, config);
  const serviceAccountName =
    request.serviceAccountName ?? config.serviceAccountName;
  const timeout = request.timeout ?? config.timeout;
  const spec: TektonPipelineRun['spec'] = {
    pipelineRef: { name: pipeline.name },
    params: Object.entries(request.params).map(([name, value]) => ({
      name,
      value,
    })),
    ...(workspaces.length > 0 && { workspaces }),
    ...(timeout && { timeouts: { pipeline: timeout } }),
    ...(serviceAccountName && { taskRunTemplate: { serviceAccountName } }),
  };
  return {
    apiVersion: 'tekton.dev/v1',
    kind: 'PipelineRun',
    metadata: {
      name: pipelineRunName(request),
      namespace: request.namespace,
      labels: { 'app.kubernetes.io/managed-by': 'ai-edge' },
      annotations: {
        [REQUEST_ANNOTATION]: sha256(request),
        ...(requestedBy && { [REQUESTED_BY_ANNOTATION]: requestedBy }),
      },
    },
    spec,
  };
}
