import { ConflictError, InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  intentSchema,
  parseInput,
  type AiEdgeApi,
  type Preview,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { AiEdgeService } from '@ai-edge/backstage-plugin-ai-edge-node';
import { asBackendSaid } from '../lib/asBackendSaid';
import { checkpointKey } from '../lib/checkpointKey';
import { describePreview } from '../lib/describePreview';
import { dropEmpty } from '../lib/dropEmpty';
import { examples } from './propose.examples';

interface Outcome {
  url?: string;
  number?: number;
  branch?: string;
  created: boolean;
  nothingToDo: boolean;
  files: number;
  summary: string;
  diff: string;
}

function checkPreview(preview: Preview, expectedSites: string | undefined) {
  const { sites, findings } = preview;
  if (expectedSites && expectedSites !== sites.sha256) {
    throw new ConflictError(
      `inventory-moved: the selection resolves to other sites than the ones that were previewed (${sites.count} now)`,
    );
  }
  const failed = findings.filter(({ state }) => state === 'fail');
  if (failed.length > 0) {
    throw new InputError(
      failed
        .map(({ title, detail }) => [title, detail].filter(Boolean).join(': '))
        .join('; '),
    );
  }
}

/**
 * `ai-edge:propose`: opens the pull request that carries out an intent, or finds the open one that already does.
 *
 * Runs on behalf of the task's initiator. In a dry run it previews and opens nothing.
 *
 * @public
 */
export function createProposeAction(options: { aiEdge: AiEdgeService }) {
  return createTemplateAction({
    id: 'ai-edge:propose',
    description:
      'Opens the pull request that puts a model on edge sites or changes it there, or finds the open one that already does',
    supportsDryRun: true,
    examples,
    schema: {
      input: {
        intent: z =>
          z
            .record(z.unknown())
            .describe(
              'What is wanted: kind (deploy, update, canary, promote, abort, rollback, stop, start or retire), gitops, model and the fields of such an intent. Empty strings count as not given, for sites only null does',
            ),
        previewHash: z =>
          z
            .string()
            .describe(
              'Hash of the preview that was looked at. Another result by now is refused',
            )
            .optional(),
        expectedSites: z =>
          z
            .string()
            .describe(
              'sha256 of the previewed list of sites, for when the artifact was not known yet in the preview',
            )
            .optional(),
        title: z => z.string().describe('Title of the pull request').optional(),
        reviewers: z =>
          z
            .array(z.string())
            .describe('User names on the forge who are asked for a review')
            .optional(),
        draft: z => z.boolean().describe('Open it as a draft').optional(),
        token: z =>
          z
            .string()
            .describe(
              'Access token of the user on the forge, such as ${{ secrets.USER_OAUTH_TOKEN }}: the user is the author then. The portal is when absent',
            )
            .optional(),
      },
      output: {
        url: z => z.string().describe('The pull request').optional(),
        number: z => z.number().describe('Its number').optional(),
        branch: z => z.string().describe('Its branch').optional(),
        created: z =>
          z
            .boolean()
            .describe('False when an open one for the same wish was found'),
        nothingToDo: z =>
          z.boolean().describe('True when Git already says what is wanted'),
        files: z => z.number().describe('How many files it changes'),
        summary: z => z.string().describe('One line that says what it does'),
        diff: z => z.string().describe('The exact changes, as unified diffs'),
      },
    },
    async handler(ctx) {
      const { token, ...input } = ctx.input;
      const { previewHash, expectedSites, title, reviewers, draft } = input;
      const intent = parseInput(
        intentSchema,
        dropEmpty(ctx.input.intent),
        'intent',
      );
      const api = options.aiEdge.onBehalfOf(
        await ctx.getInitiatorCredentials(),
      );

      const outcome = ctx.isDryRun
        ? await preview(api)
        : await ctx.checkpoint({
            key: checkpointKey('propose', { ...input, intent }),
            fn: () => propose(api),
          });
      for (const [name, value] of Object.entries(outcome)) {
        if (value !== undefined) {
          ctx.output(name as keyof Outcome, value);
        }
      }

      async function look(from: AiEdgeApi) {
        const found = await asBackendSaid(() =>
          from.previewProposal({ intent }),
        );
        checkPreview(found, expectedSites || undefined);
        const summary = describePreview(found, intent.gitops);
        ctx.logger.info(summary);
        for (const { state, title: text, detail } of found.findings) {
          if (state === 'warn') {
            ctx.logger.warn([text, detail].filter(Boolean).join(': '));
          }
        }
        return { found, summary };
      }

      async function preview(from: AiEdgeApi): Promise<Outcome> {
        const { found, summary } = await look(from);
        return {
          ...shown(found, summary),
          created: false,
          nothingToDo: found.files.length === 0,
        };
      }

      async function propose(to: AiEdgeApi) {
        const { found, summary } = await look(to);
        const result = await asBackendSaid(() =>
          to.createProposal({
            intent,
            previewHash: previewHash || found.hash,
            ...(title && { title }),
            ...(reviewers?.length && { reviewers }),
            ...(draft !== undefined && { draft }),
            ...(token && { token }),
          }),
        );
        if ('nothingToDo' in result) {
          ctx.logger.info('Git already says what is wanted: nothing to do');
          return {
            ...shown(found, summary),
            created: false,
            nothingToDo: true,
          };
        }
        ctx.logger.info(
          `${result.created ? 'Opened' : 'Already open:'} ${result.url}`,
        );
        const { url, number, branch, created, files } = result;
        return {
          ...shown(found, summary),
          url,
          number,
          branch,
          created,
          files,
          nothingToDo: false,
        };
      }
    },
  });
}

function shown(preview: Preview, summary: string) {
  return {
    files: preview.files.length,
    summary,
    diff: preview.files.map(({ diff }) => diff).join('\n'),
  };
}
