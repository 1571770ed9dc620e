import { z } from 'zod/v3';
import { instantSchema } from './primitives';
import { previewFileSchema, previewSchema } from './preview';
import { siteRefSchema, type SiteRef } from './refs';
import { intentSchema } from './intent';

/**
 * Schema of `POST /proposals/preview`.
 *
 * @public
 */
export const previewRequestSchema = z.object({ intent: intentSchema }).strict();

/**
 * Schema of `POST /proposals`.
 *
 * @public
 */
export const proposeRequestSchema = z
  .object({
    intent: intentSchema,
    /** `hash` of the preview that was looked at; another list of sites by now is a 409 `inventory-moved`. */
    previewHash: z.string().optional(),
    title: z
      .string()
      .min(1)
      .max(200)
      .regex(/^[^\p{Cc}]*$/u, 'must be one line')
      .optional(),
    reviewers: z.array(z.string().min(1)).max(20).optional(),
    draft: z.boolean().optional(),
    /** The user's own access token on the forge, which then is the author. The portal's credentials when absent; never kept. */
    token: z.string().min(1).max(4096).optional(),
  })
  .strict();

/**
 * Value of {@link proposeRequestSchema}.
 *
 * @public
 */
export type ProposeRequest = z.infer<typeof proposeRequestSchema>;

/**
 * Schema of a pull request that was opened, or found.
 *
 * @public
 */
export const proposedSchema = z.object({
  url: z.string(),
  number: z.number(),
  branch: z.string(),
  forge: z.string(),
  /** False when an open proposal for the same wish was found. */
  created: z.boolean(),
  files: z.number(),
});

/**
 * Schema of the answer to {@link proposeRequestSchema}.
 *
 * @public
 */
export const proposeResultSchema = z.union([
  proposedSchema,
  z.object({ nothingToDo: z.literal(true) }),
]);

/**
 * Value of {@link proposedSchema}.
 *
 * @public
 */
export type Proposed = z.infer<typeof proposedSchema>;

/**
 * Value of {@link proposeResultSchema}: `nothingToDo` when Git says already what the intent asks for.
 *
 * @public
 */
export type ProposeResult = z.infer<typeof proposeResultSchema>;

/**
 * Schema of a {@link Proposal}.
 *
 * @public
 */
export const proposalSchema = z.object({
  gitops: z.string(),
  number: z.number(),
  url: z.string(),
  title: z.string(),
  state: z.enum(['open', 'merged', 'closed']),
  branch: z.string(),
  author: z.string().optional(),
  draft: z.boolean().optional(),
  /** The portal's intent kind, when the portal opened it. */
  intent: z.string().optional(),
  model: z.string().optional(),
  createdAt: instantSchema,
  updatedAt: instantSchema.optional(),
  /** When it was merged or closed, as far as the forge says. */
  endedAt: instantSchema.optional(),
  /** What the forge's checks of its newest commit say; absent when that was not read. */
  checks: z
    .object({
      state: z.enum(['passed', 'failed', 'pending', 'none']),
      passed: z.number(),
      total: z.number(),
      /** Names of those that failed. */
      failed: z.array(z.string()),
    })
    .optional(),
  /** Whether the forge could merge it now; absent when that was not read, or the forge has not decided yet. */
  mergeable: z.boolean().optional(),
  /** What it changes, found by comparing its files with the branch, not by what it says; absent while not computed. */
  impact: z
    .object({
      /** Deployments whose desired state it changes, by model. */
      models: z.array(z.string()),
      sites: z.number(),
      applications: z.object({ added: z.number(), removed: z.number() }),
      /** Files, of which the layout reads `owned`. */
      files: z.number(),
      owned: z.number(),
    })
    .optional(),
  /** How it stands to the newest commit of its base, for one that the portal opened. */
  replan: z
    .object({
      /** `current`; `updated` by the portal; `held`: somebody else has to look, `reason` says why. */
      state: z.enum(['current', 'updated', 'held']),
      reason: z.string().optional(),
      /** Commit of the base branch that this is about. */
      revision: z.string(),
      at: instantSchema,
    })
    .optional(),
});

/**
 * A pull or merge request of a configured GitOps repository.
 *
 * @public
 */
export type Proposal = z.infer<typeof proposalSchema>;

/**
 * Schema of a {@link ProposalDetail}.
 *
 * @public
 */
export const proposalDetailSchema = proposalSchema.extend({
  /** As the proposal's text says it; a hint, since people can edit it. */
  wish: intentSchema.optional(),
  /** `before` and `after` only where they are short and the caller may see every site. */
  files: z.array(previewFileSchema),
  /** Set when not all files are there. */
  filesLeftOut: z
    .object({
      /** Those that name sites which the caller may not see. */
      hidden: z.number(),
      /** Those that are too many, or no text. */
      more: z.number(),
      /** Why there are none at all: the forge does not have its commits any more. */
      reason: z.string().optional(),
    })
    .optional(),
  /** Sites whose desired state it changes or changed, and how their deployments stand. */
  sites: z.object({
    count: z.number(),
    /** How many by standing; `failed` for those that are in step and not ready. */
    byStanding: z.record(z.number()),
    /** The first 500, sorted by site. */
    items: z.array(
      z.object({
        ref: siteRefSchema,
        model: z.string(),
        deployment: z.string().optional(),
        standing: z.string().optional(),
        state: z.string().optional(),
        text: z.string().optional(),
      }),
    ),
    /** Sites that the caller may not see, only counted. */
    hidden: z.number(),
  }),
  /** Open proposals that change the same files. */
  conflicts: previewSchema.shape.conflicts,
  asOf: instantSchema,
});

/**
 * One proposal with its files and what has come of it on the sites.
 *
 * @public
 */
export type ProposalDetail = z.infer<typeof proposalDetailSchema>;

/**
 * What `GET /proposals` is filtered by. `site` and `model` find what the files of a proposal change, as far as that is
 * known: always for open ones.
 *
 * @public
 */
export interface ProposalListQuery {
  state?: Proposal['state'];
  /** Name of a configured repository. */
  gitops?: string;
  model?: string;
  site?: SiteRef;
}
