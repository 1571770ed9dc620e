import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  parseInput,
  pipelineParamProblems,
  startPipelineRunSchema,
  type AiEdgeApi,
  type StartedPipelineRun,
  type StartPipelineRun,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { AiEdgeService } from '@ai-edge/backstage-plugin-ai-edge-node';
import { asBackendSaid } from '../lib/asBackendSaid';
import { checkpointKey, sha256 } from '../lib/checkpointKey';
import { examples } from './pipelineStart.examples';

/** After this many failed runs for one input somebody should look at the pipeline. */
const MAX_ATTEMPTS = 20;

/**
 * Starts the run of a key, or finds it. With `passFailed` a found run that has failed or was cancelled does not
 * count: the next key is tried.
 */
async function startOrFind(
  api: AiEdgeApi,
  request: StartPipelineRun,
  passFailed: boolean,
): Promise<StartedPipelineRun> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const idempotencyKey =
      attempt === 1
        ? request.idempotencyKey
        : `${request.idempotencyKey}:${attempt}`;
    const started = await api.startPipelineRun({ ...request, idempotencyKey });
    if (started.created || !passFailed) return started;
    const { status } = await api.getPipelineRun(started.ref);
    if (status !== 'failed' && status !== 'cancelled') return started;
  }
  throw new InputError(
    `pipeline: ${MAX_ATTEMPTS} runs of ${request.pipeline} with this input have failed`,
  );
}

/** What can be said of a request without starting it. */
async function check(api: AiEdgeApi, request: StartPipelineRun) {
  const { hub, namespace } = request;
  const { items } = await api.getPipelines();
  const pipeline = items.find(
    item =>
      item.hub === hub &&
      item.namespace === namespace &&
      item.name === request.pipeline,
  );
  if (!pipeline) {
    throw new InputError(
      `pipeline: there is no pipeline "${request.pipeline}" in ${hub}/${namespace}`,
    );
  }
  const problems = pipelineParamProblems(request.params, pipeline);
  if (problems.length > 0) throw new InputError(problems.join('; '));
}

/**
 * `ai-edge:pipeline:start`: starts a pipeline run on a hub, once however often the step is retried.
 *
 * Runs on behalf of the task's initiator. In a dry run it checks the input and starts nothing.
 *
 * @public
 */
export function createPipelineStartAction(options: { aiEdge: AiEdgeService }) {
  return createTemplateAction({
    id: 'ai-edge:pipeline:start',
    description:
      'Starts a pipeline run on a hub, once however often the step is retried',
    supportsDryRun: true,
    examples,
    schema: {
      input: {
        hub: z => z.string().describe('Logical name of the hub'),
        namespace: z => z.string().describe('A configured pipeline namespace'),
        pipeline: z => z.string().describe('Name of the Pipeline'),
        params: z =>
          z
            .record(
              z.union([z.string(), z.array(z.string()), z.record(z.string())]),
            )
            .describe('Parameters as the Pipeline declares them')
            .optional(),
        workspaces: z =>
          z
            .record(z.record(z.unknown()))
            .describe('Workspace bindings as Tekton takes them, by name')
            .optional(),
        serviceAccountName: z =>
          z.string().describe('Service account of the run').optional(),
        timeout: z =>
          z.string().describe('Longest run time, such as 1h0m0s').optional(),
        idempotencyKey: z =>
          z
            .string()
            .describe(
              'The same key gives the same run. By default it is made of the task and the input',
            )
            .optional(),
        reuse: z =>
          z
            .enum(['task', 'input'])
            .describe(
              'Without idempotencyKey: whether only a retry of this task finds its run (task, the default), or any task with the same input finds it unless it failed (input)',
            )
            .optional(),
      },
      output: {
        ref: z =>
          z
            .object({
              hub: z.string(),
              namespace: z.string(),
              name: z.string(),
            })
            .describe('The run, for ai-edge:pipeline:wait'),
        created: z =>
          z.boolean().describe('False when the run had been started before'),
      },
    },
    async handler(ctx) {
      const { reuse = 'task', idempotencyKey, ...rest } = ctx.input;
      const input = { ...rest, params: rest.params ?? {} };
      const taskId = reuse === 'task' ? ctx.task.id : undefined;
      const request = parseInput(
        startPipelineRunSchema,
        {
          ...input,
          idempotencyKey: idempotencyKey || sha256({ taskId, input }),
        },
        'input',
      );
      const api = options.aiEdge.onBehalfOf(
        await ctx.getInitiatorCredentials(),
      );

      let started: StartedPipelineRun;
      if (ctx.isDryRun) {
        await asBackendSaid(() => check(api, request));
        const { hub, namespace } = request;
        started = { ref: { hub, namespace, name: 'dry-run' }, created: false };
        ctx.logger.info(`Dry run: ${request.pipeline} was not started`);
      } else {
        started = await ctx.checkpoint({
          key: checkpointKey('pipeline-start', request),
          fn: () =>
            asBackendSaid(() =>
              startOrFind(api, request, !idempotencyKey && reuse === 'input'),
            ),
        });
        ctx.logger.info(
          `${started.created ? 'Started' : 'Found'} ${started.ref.name}`,
        );
      }
      ctx.output('ref', started.ref);
      ctx.output('created', started.created);
    },
  });
}
