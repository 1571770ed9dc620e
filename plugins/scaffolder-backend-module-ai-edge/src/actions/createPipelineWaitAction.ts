import { setTimeout as sleep } from 'node:timers/promises';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  parseInput,
  pipelineRunRefSchema,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { AiEdgeService } from '@ai-edge/backstage-plugin-ai-edge-node';
import { asBackendSaid } from '../lib/asBackendSaid';
import { failureOf, hasEnded, ProgressLog } from '../lib/runProgress';
import { pollRun } from '../lib/pollRun';
import { examples } from './pipelineWait.examples';

const DEFAULT_TIMEOUT_SECONDS = 3600;
const DEFAULT_POLL_MS = 3000;

/** Result of the ai-edge pipelines that names the built image by digest. */
const IMAGE_RESULT = 'image-digest-reference';

const DRY_RUN_IMAGE = `dry-run.invalid/image@sha256:${'0'.repeat(64)}`;

/**
 * `ai-edge:pipeline:wait`: waits until a pipeline run has ended and gives its results; a failed run fails the step.
 *
 * The initiator is authorised once, by reading the run. Then the scaffolder polls as itself, since a user's token
 * may expire before a long build ends. In a dry run it gives a plausible result and asks nobody.
 *
 * @public
 */
export function createPipelineWaitAction(options: {
  aiEdge: AiEdgeService;
  /** Milliseconds between two looks at the run. */
  pollMs?: number;
}) {
  const { aiEdge, pollMs = DEFAULT_POLL_MS } = options;
  return createTemplateAction({
    id: 'ai-edge:pipeline:wait',
    description:
      'Waits until a pipeline run has ended and gives its results; a failed run fails the step',
    supportsDryRun: true,
    examples,
    schema: {
      input: {
        ref: z =>
          z
            .object({
              hub: z.string(),
              namespace: z.string(),
              name: z.string(),
            })
            .describe('The run, as ai-edge:pipeline:start gives it'),
        timeoutSeconds: z =>
          z
            .number()
            .int()
            .min(1)
            .max(86_400)
            .describe('How long to wait; an hour when absent')
            .optional(),
      },
      output: {
        status: z => z.string().describe('succeeded'),
        results: z =>
          z
            .record(
              z.union([z.string(), z.array(z.string()), z.record(z.string())]),
            )
            .describe('Results of the run, by name'),
        imageDigestReference: z =>
          z
            .string()
            .describe('The built image as repository@sha256:…')
            .optional(),
        dryRun: z =>
          z.boolean().describe('True when nothing was waited for').optional(),
      },
    },
    async handler(ctx) {
      const ref = parseInput(pipelineRunRefSchema, ctx.input.ref, 'ref');
      if (ctx.isDryRun) {
        ctx.logger.info('Dry run: made-up results');
        ctx.output('status', 'succeeded');
        ctx.output('results', { [IMAGE_RESULT]: DRY_RUN_IMAGE });
        ctx.output('imageDigestReference', DRY_RUN_IMAGE);
        ctx.output('dryRun', true);
        return;
      }

      const timeoutSeconds =
        ctx.input.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS;
      const deadline = Date.now() + timeoutSeconds * 1000;
      const progress = ProgressLog.create(ctx.logger);
      const asUser = aiEdge.onBehalfOf(await ctx.getInitiatorCredentials());
      let run = await asBackendSaid(() => asUser.getPipelineRun(ref));
      progress.show(run);

      const asPlugin = aiEdge.asPlugin();
      while (!hasEnded(run)) {
        if (Date.now() > deadline) {
          throw new Error(
            `The run ${ref.name} has not ended within ${timeoutSeconds} s. It goes on without this task`,
          );
        }
        await sleep(pollMs, undefined, { signal: ctx.signal });
        run = await pollRun(asPlugin, ref, {
          logger: ctx.logger,
          signal: ctx.signal,
          pollMs,
        });
        progress.show(run);
      }

      if (run.status !== 'succeeded') {
        throw new Error(failureOf(run));
      }
      const image = run.results[IMAGE_RESULT];
      ctx.output('status', run.status);
      ctx.output('results', run.results);
      if (typeof image === 'string') {
        ctx.output('imageDigestReference', image);
      }
    },
  });
}
