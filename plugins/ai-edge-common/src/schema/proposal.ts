import { z } from 'zod/v3';
import { instantSchema } from './primitives';
import { siteRefSchema } from './refs';
import { intentSchema } from './intent';

/**
 * Schema of a {@link Finding}.
 *
 * @public
 */
export const findingSchema = z.object({
  id: z.string(),
  state: z.enum(['ok', 'warn', 'fail', 'unknown']),
  title: z.string(),
  detail: z.string().optional(),
  remedy: z.string().optional(),
  asOf: instantSchema.optional(),
});

/**
 * Something a person should know before submitting; `fail` blocks.
 *
 * @public
 */
export type Finding = z.infer<typeof findingSchema>;

/**
 * Schema of one file that a proposal changes.
 *
 * @public
 */
export const previewFileSchema = z.object({
  path: z.string(),
  change: z.enum(['create', 'update', 'delete']),
  /** Unified diff with a `diff --git` head. */
  diff: z.string(),
  before: z.string().optional(),
  after: z.string().optional(),
});

/**
 * Value of {@link previewFileSchema}.
 *
 * @public
 */
export type PreviewFile = z.infer<typeof previewFileSchema>;

/**
 * Schema of what an intent would do: files, sites, Applications, findings, conflicts. Nothing is written for it.
 *
 * @public
 */
export const previewSchema = z.object({
  /** Identity of the proposal: sha256 over the canonical intent with its resolved sites. */
  hash: z.string(),
  files: z.array(previewFileSchema),
  sites: z.object({
    count: z.number(),
    sha256: z.string(),
    refs: z.array(siteRefSchema),
  }),
  applications: z.object({ added: z.number(), removed: z.number() }),
  /** Set when the change moves a ring: how many sites follow it. */
  reach: z.object({ ring: z.string(), sites: z.number() }).optional(),
  findings: z.array(findingSchema),
  /** Paths that open proposals of others change too. */
  conflicts: z.array(
    z.object({
      number: z.number(),
      url: z.string(),
      paths: z.array(z.string()),
    }),
  ),
  /** Commit of the base branch that was planned against. */
  base: z.object({ branch: z.string(), revision: z.string() }),
  /** An open proposal that already does this. */
  existing: z.object({ number: z.number(), url: z.string() }).optional(),
  asOf: instantSchema,
});

/**
 * Value of {@link previewSchema}.
 *
 * @public
 */
export type Preview = z.infer<typeof previewSchema>;

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
});

/**
 * A pull or merge request of a configured GitOps repository.
 *
 * @public
 */
export type Proposal = z.infer<typeof proposalSchema>;
