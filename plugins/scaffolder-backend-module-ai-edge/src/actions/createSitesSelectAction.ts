import { ConflictError, InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  parseInput,
  siteSelectionSchema,
  stringifySiteRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { AiEdgeService } from '@ai-edge/backstage-plugin-ai-edge-node';
import { asBackendSaid } from '../lib/asBackendSaid';
import { examples } from './sitesSelect.examples';

/** Sites that a sentence names. */
const MAX_NAMED = 10;

/**
 * `ai-edge:sites:select`: resolves a selection of sites for the task's initiator, and stops when it is not what a
 * template needs. It reads only, so a dry run does the same.
 *
 * @public
 */
export function createSitesSelectAction(options: { aiEdge: AiEdgeService }) {
  return createTemplateAction({
    id: 'ai-edge:sites:select',
    description:
      'Resolves a selection of edge sites: how many, which, whether they answer, and which of them the user may not change',
    supportsDryRun: true,
    examples,
    schema: {
      input: {
        sites: z =>
          z
            .record(z.unknown())
            .describe(
              'The selection, as an intent has it: names, filter, clusterSets, labels, claims; what is given is ANDed',
            ),
        expectedSites: z =>
          z
            .string()
            .describe(
              'sha256 of the list that was looked at. Another list by now is refused',
            )
            .optional(),
        least: z =>
          z
            .number()
            .int()
            .min(0)
            .describe('Fewest sites that will do. 1 when absent')
            .optional(),
        most: z =>
          z
            .number()
            .int()
            .min(1)
            .describe('Most sites that will do. Any number when absent')
            .optional(),
      },
      output: {
        count: z => z.number().describe('How many sites'),
        sha256: z =>
          z
            .string()
            .describe(
              'Of the sorted list, one hub/name a line; for expectedSites',
            ),
        refs: z =>
          z
            .array(z.object({ hub: z.string(), name: z.string() }))
            .describe('The first 500, sorted'),
        available: z => z.number().describe('How many of them answer now'),
        notAllowed: z =>
          z
            .array(z.string())
            .describe('Sites that the user may not change, as hub/name'),
      },
    },
    async handler(ctx) {
      const { expectedSites, least = 1, most } = ctx.input;
      const sites = parseInput(siteSelectionSchema, ctx.input.sites, 'sites');
      const api = options.aiEdge.onBehalfOf(
        await ctx.getInitiatorCredentials(),
      );
      const found = await asBackendSaid(() => api.resolveSites({ sites }));
      const { count, sha256, refs, byAvailability, notAllowed, unmatched } =
        found;
      if (unmatched.length > 0) {
        const names = unmatched.slice(0, MAX_NAMED).map(stringifySiteRef);
        throw new InputError(`sites.names: no site ${names.join(', ')}`);
      }
      if (expectedSites && expectedSites !== sha256) {
        throw new ConflictError(
          `inventory-moved: the selection resolves to other sites than the ones that were looked at (${count} now)`,
        );
      }
      if (count < least || (most !== undefined && count > most)) {
        throw new InputError(
          `sites: must select ${
            most === undefined ? `at least ${least}` : `${least} to ${most}`
          }, not ${count}`,
        );
      }
      const available = byAvailability.available ?? 0;
      ctx.logger.info(`${count} sites, ${available} of them answer now`);
      if (notAllowed.length > 0) {
        ctx.logger.warn(
          `${notAllowed.length} that you may not change are left out`,
        );
      }
      ctx.output('count', count);
      ctx.output('sha256', sha256);
      ctx.output('refs', refs);
      ctx.output('available', available);
      ctx.output('notAllowed', notAllowed.map(stringifySiteRef));
    },
  });
}
