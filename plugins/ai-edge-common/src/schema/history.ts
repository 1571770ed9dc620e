import { z } from 'zod/v3';
import { instantSchema } from './primitives';

/**
 * Schema of one commit that changed what Git wants of a deployment.
 *
 * @public
 */
export const deploymentHistoryItemSchema = z.object({
  /** Commit of the GitOps repository's branch. */
  revision: z.string(),
  /** When the commit was made; on a branch that only takes merges, when it was merged. */
  at: instantSchema,
  author: z.string(),
  /** First line of the commit message. */
  subject: z.string(),
  /** What Git wants from this commit on; absent when it does not say, or wants nothing any more. */
  version: z.string().optional(),
  artifact: z.string().optional(),
  /** True for the commit that removed the deployment's line. */
  removed: z.boolean().optional(),
  /** The pull request that brought it, as far as the commit says. */
  proposal: z.object({ number: z.number(), url: z.string() }).optional(),
  /** From when on it was what Git wants; absent for a removal. */
  activeFrom: instantSchema.optional(),
  /** When the next commit took its place; absent while it is what Git wants. */
  activeTo: instantSchema.optional(),
});

/**
 * Value of {@link deploymentHistoryItemSchema}.
 *
 * @public
 */
export type DeploymentHistoryItem = z.infer<typeof deploymentHistoryItemSchema>;

/**
 * What Git wanted of one deployment, newest first: one item a commit that changed what its Application builds, or which
 * path that is. A page may be short, or empty, and still have a next one: only so many commits are read at once.
 *
 * @public
 */
export const deploymentHistorySchema = z.object({
  items: z.array(deploymentHistoryItemSchema),
  /** Name of the configured repository; absent when none that is for the hub knows the deployment. */
  gitops: z.string().optional(),
  branch: z.string().optional(),
  /** False when the branch has older commits that are not looked at. */
  complete: z.boolean(),
  pageInfo: z.object({ nextCursor: z.string().optional() }),
  /** When the branch was last read. */
  asOf: instantSchema.optional(),
});

/**
 * Value of {@link deploymentHistorySchema}.
 *
 * @public
 */
export type DeploymentHistory = z.infer<typeof deploymentHistorySchema>;

/**
 * Which part of a deployment's history is asked for.
 *
 * @public
 */
export interface DeploymentHistoryQuery {
  limit?: number;
  cursor?: string;
}
