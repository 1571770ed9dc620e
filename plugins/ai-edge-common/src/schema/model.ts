import { z } from 'zod/v3';
import {
  artifactSchema,
  deploymentModes,
  deploymentStates,
  standingStates,
} from './deployment';
import type { DeploymentListField, ListQuery } from './listFields';
import { siteGroupBySchema, siteGroupSchema } from './modelGroup';
import { entityRefSchema, instantSchema } from './primitives';

/**
 * Names that `/models` sorts by, with numbers by size. `notOnLatest`: sites that run another version than the latest.
 * Its filters are those of `/deployments`: they choose which deployments count.
 *
 * @public
 */
export const modelOrderFields = [
  'name',
  'sites',
  'deployments',
  'ready',
  'failed',
  'behind',
  'notOnLatest',
] as const;

/**
 * One of {@link modelOrderFields}.
 *
 * @public
 */
export type ModelOrderField = (typeof modelOrderFields)[number];

/**
 * The parameters of `/models`. Free text is searched in names of models.
 *
 * @public
 */
export interface ModelListQuery extends ListQuery<DeploymentListField> {
  orderBy?: { field: ModelOrderField; direction: 'asc' | 'desc' };
}

/**
 * Schema of how many deployments there are. Each that was seen is one of ready, not ready and stale.
 *
 * @public
 */
export const modelCountsSchema = z.object({
  /** Deployments that were seen on sites. */
  total: z.number(),
  ready: z.number(),
  /** Deployments that are anything but ready on sites that answer. */
  notReady: z.number(),
  /** Deployments whose facts are as last seen: their site does not answer now. */
  stale: z.number(),
  /** Deployments that Git wants and that no site has reported yet. */
  awaited: z.number(),
});

/**
 * Value of {@link modelCountsSchema}.
 *
 * @public
 */
export type ModelCounts = z.infer<typeof modelCountsSchema>;

/**
 * Schema of one version of a model over the fleet, as last seen on each site.
 *
 * @public
 */
export const modelVersionRowSchema = z.object({
  /** Absent: sites run the model, and nobody knows which version. */
  version: z.string().optional(),
  /** Deployments that were seen on sites. */
  deployments: z.number(),
  ready: z.number(),
  stale: z.number(),
  /** Different sites. */
  sites: z.number(),
});

/**
 * Value of {@link modelVersionRowSchema}.
 *
 * @public
 */
export type ModelVersionRow = z.infer<typeof modelVersionRowSchema>;

/**
 * Schema of one model over the deployments that the caller may read, on sites that the caller may read.
 *
 * @public
 */
export const modelRowSchema = z.object({
  name: z.string(),
  /** Absent when nobody or not everybody says the same. */
  owner: entityRefSchema.optional(),
  formats: z.array(z.string()),
  modes: z.array(z.enum(deploymentModes)),
  /** Highest of all versions; absent when one of them cannot be compared. */
  latest: z.string().optional(),
  /** Newest first where they can be compared. */
  versions: z.array(modelVersionRowSchema),
  deployments: modelCountsSchema.extend({
    /** By the state that lists show: what is remembered of a silent site is `unknown`. */
    byState: z.record(z.enum(deploymentStates), z.number()),
  }),
  /** Different sites on which it was seen. */
  sites: z.number(),
  /** Sites that answer and run another version than the latest; absent without a latest. */
  notOnLatest: z.number().optional(),
  /** Deployments by standing. */
  standing: z.record(z.enum(standingStates), z.number()),
});

/**
 * Value of {@link modelRowSchema}.
 *
 * @public
 */
export type ModelRow = z.infer<typeof modelRowSchema>;

/**
 * Schema of one version of a single model: what realises it and where it is.
 *
 * @public
 */
export const modelVersionDetailSchema = modelVersionRowSchema.extend({
  notReady: z.number(),
  awaited: z.number(),
  failed: z.number(),
  behind: z.number(),
  diverged: z.number(),
  /** What sites pull as this version, most used first, at most 20. More than one is a tag that moved, or a mirror. */
  artifacts: z.array(artifactSchema.extend({ deployments: z.number() })),
  /** Sites by group; `group` is an index into the model's groups. */
  groups: z.array(z.object({ group: z.number(), sites: z.number() })),
});

/**
 * Value of {@link modelVersionDetailSchema}.
 *
 * @public
 */
export type ModelVersionDetail = z.infer<typeof modelVersionDetailSchema>;

/**
 * Schema of one model with its versions, rings and groups of sites.
 *
 * @public
 */
export const modelDetailSchema = modelRowSchema.extend({
  runtimes: z.array(z.string()),
  versions: z.array(modelVersionDetailSchema),
  rings: z.array(
    z.object({
      /** Absent: deployments that no ring of Git moves. */
      ring: z.string().optional(),
      deployments: z.number(),
      ready: z.number(),
      sites: z.number(),
      versions: z.array(
        z.object({ version: z.string().optional(), sites: z.number() }),
      ),
    }),
  ),
  groupBy: siteGroupBySchema,
  groups: z.array(siteGroupSchema),
  /** Since when no source has said otherwise; absent while none has ever answered. */
  asOf: instantSchema.optional(),
  complete: z.boolean(),
});

/**
 * Value of {@link modelDetailSchema}.
 *
 * @public
 */
export type ModelDetail = z.infer<typeof modelDetailSchema>;
