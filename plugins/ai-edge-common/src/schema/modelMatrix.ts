import { z } from 'zod/v3';
import { listResponseSchema, type ListResponse } from './list';
import {
  inventorySharesSchema,
  siteGroupBySchema,
  siteGroupSchema,
  type InventoryShares,
  type SiteGroup,
  type SiteGroupBy,
} from './modelGroup';
import type { ModelOrderField } from './model';
import { entityRefSchema } from './primitives';

/** Models of a page of the matrix when nobody says. @public */
export const DEFAULT_MATRIX_SIZE = 25;

/** Most models of one page of the matrix. @public */
export const MAX_MATRIX_SIZE = 100;

/**
 * Names of sites that `/model-matrix` filters by, beside `model`, `owner` (of the deployments) and `q` (over model
 * names): they choose which sites count.
 *
 * @public
 */
export const matrixSiteFields = [
  'hub',
  'site',
  'kind',
  'availability',
  'clusterSet',
  'region',
  'platform',
  'product',
  'productVersion',
  'arch',
  'accelerator',
  'label',
] as const;

/**
 * One of {@link matrixSiteFields}.
 *
 * @public
 */
export type MatrixSiteField = (typeof matrixSiteFields)[number];

/**
 * Schema of one model in one group, counted in different sites. `ready`, `notReady` and `silent` add up to `sites`.
 *
 * @public
 */
export const matrixCellSchema = z.object({
  /** Index into the groups of the answer. */
  group: z.number(),
  /** Sites on which the model was seen. */
  sites: z.number(),
  /**
   * Sites that answer, by version: `[index into the row's versions, sites]`. A site that runs two is in both.
   */
  versions: z.array(z.tuple([z.number(), z.number()])),
  /** Sites that answer and run a version that nobody knows. */
  noVersion: z.number(),
  /** Sites that do not answer now: what they run is not known. */
  silent: z.number(),
  ready: z.number(),
  notReady: z.number(),
  /** The part of `notReady` that failed. */
  failed: z.number(),
  behind: z.number(),
  diverged: z.number(),
  /** Sites that Git wants it on and that have not reported it yet. */
  awaited: z.number(),
});

/**
 * Value of {@link matrixCellSchema}.
 *
 * @public
 */
export type MatrixCell = z.infer<typeof matrixCellSchema>;

/**
 * Schema of one model of the matrix. A group without a cell does not have the model.
 *
 * @public
 */
export const matrixRowSchema = z.object({
  model: z.string(),
  owner: entityRefSchema.optional(),
  latest: z.string().optional(),
  notOnLatest: z.number().optional(),
  /** Newest first where they can be compared. */
  versions: z.array(z.string()),
  /** Over all groups. */
  total: matrixCellSchema.omit({ group: true }),
  cells: z.array(matrixCellSchema),
});

/**
 * Value of {@link matrixRowSchema}.
 *
 * @public
 */
export type MatrixRow = z.infer<typeof matrixRowSchema>;

/**
 * Schema of {@link ModelMatrix}.
 *
 * @public
 */
export const modelMatrixSchema = listResponseSchema(matrixRowSchema).extend({
  groupBy: siteGroupBySchema,
  expand: z.string().optional(),
  groups: z.array(siteGroupSchema),
  /** All sites that count. */
  sites: z.number(),
  inventory: inventorySharesSchema,
});

/**
 * The version matrix: models by groups of sites, computed of what the caller may read.
 *
 * @public
 */
export interface ModelMatrix extends ListResponse<MatrixRow> {
  groupBy: SiteGroupBy;
  /** The group whose sites are the columns. */
  expand?: string;
  groups: SiteGroup[];
  /** All sites that count. */
  sites: number;
  inventory: InventoryShares;
}

/**
 * How sites are grouped, and how many groups there are at most.
 *
 * @public
 */
export interface SiteGroupQuery {
  groupBy?: SiteGroupBy;
  /** At most 50; 12 when absent. */
  groups?: number;
}

/**
 * The parameters of the matrix.
 *
 * @public
 */
export interface ModelMatrixQuery extends SiteGroupQuery {
  limit?: number;
  cursor?: string;
  orderBy?: { field: ModelOrderField; direction: 'asc' | 'desc' };
  /** Free text over model names. */
  q?: string;
  /** A group whose sites become the columns; the empty text is the group without a value. */
  expand?: string;
  filters?: Partial<Record<MatrixSiteField | 'model' | 'owner', string[]>>;
}
