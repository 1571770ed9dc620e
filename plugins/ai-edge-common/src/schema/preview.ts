import { z } from 'zod/v3';
import { findingSchema } from './finding';
import { instantSchema } from './primitives';
import { siteRefSchema } from './refs';

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
  /**
   * What the touched directories build, old against new; absent when no build tool is configured. Sites whose builds
   * change in the same way share an entry.
   */
  built: z
    .array(
      z.object({
        /** Directories, sorted. */
        paths: z.array(z.string()),
        /** How many sites build one of them. */
        sites: z.number(),
        diff: z.string(),
      }),
    )
    .optional(),
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
