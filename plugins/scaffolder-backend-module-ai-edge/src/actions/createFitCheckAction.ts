import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  intentSchema,
  parseInput,
  stringifySiteRef,
  type SiteFit,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { AiEdgeService } from '@ai-edge/backstage-plugin-ai-edge-node';
import { asBackendSaid } from '../lib/asBackendSaid';
import { dropEmpty } from '../lib/dropEmpty';
import { examples } from './fitCheck.examples';

/** Sites that the log and an error name. */
const MAX_NAMED = 20;

function why({ ref, rules, verdict }: SiteFit): string {
  const said = rules.filter(rule => rule.verdict === verdict);
  return `${stringifySiteRef(ref)}: ${said.map(({ text }) => text).join('; ')}`;
}

/**
 * `ai-edge:fit:check`: whether the sites of a `deploy` can run it, rule by rule, by what the portal knows of them.
 * What is not known never stops a task. It reads only, so a dry run does the same.
 *
 * @public
 */
export function createFitCheckAction(options: { aiEdge: AiEdgeService }) {
  return createTemplateAction({
    id: 'ai-edge:fit:check',
    description:
      'Checks whether edge sites can run a model before a pull request says that they should: architecture, accelerators, room, KServe, runtime',
    supportsDryRun: true,
    examples,
    schema: {
      input: {
        intent: z =>
          z
            .record(z.unknown())
            .describe(
              'A deploy intent, as for ai-edge:propose. Empty strings count as not given',
            ),
        onMismatch: z =>
          z
            .enum(['fail', 'warn'])
            .describe(
              'What to do when a site cannot run it: fail the step (default), or say so and go on',
            )
            .optional(),
      },
      output: {
        fits: z => z.number().describe('How many sites can run it'),
        doesNotFit: z => z.number().describe('How many cannot'),
        unknown: z =>
          z.number().describe('How many have not told enough to say'),
        misfits: z =>
          z
            .array(z.string())
            .describe('Sites that cannot, as hub/name; the first 500'),
      },
    },
    async handler(ctx) {
      const { onMismatch = 'fail' } = ctx.input;
      const intent = parseInput(
        intentSchema,
        dropEmpty(ctx.input.intent),
        'intent',
      );
      const api = options.aiEdge.onBehalfOf(
        await ctx.getInitiatorCredentials(),
      );
      const report = await asBackendSaid(() => api.checkFit({ intent }));
      const { fits, doesNotFit, unknown, items } = report;
      const misfits = items.filter(({ verdict }) => verdict === 'doesNotFit');
      ctx.logger.info(
        `${fits} sites fit, ${doesNotFit} do not, of ${unknown} it is not known`,
      );
      ctx.output('fits', fits);
      ctx.output('doesNotFit', doesNotFit);
      ctx.output('unknown', unknown);
      ctx.output(
        'misfits',
        misfits.map(({ ref }) => stringifySiteRef(ref)),
      );
      if (doesNotFit === 0) return;
      const named = misfits.slice(0, MAX_NAMED).map(why);
      const rest = doesNotFit - named.length;
      const reasons = [...named, ...(rest > 0 ? [`${rest} more`] : [])];
      if (onMismatch === 'fail') {
        throw new InputError(
          `sites: must be able to run the model; ${reasons.join('. ')}`,
        );
      }
      for (const reason of reasons) ctx.logger.warn(reason);
    },
  });
}
