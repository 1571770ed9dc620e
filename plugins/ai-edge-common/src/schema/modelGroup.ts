import { z } from 'zod/v3';
import { siteRefSchema } from './refs';
import { siteSchema } from './site';

/**
 * Fields that sites are grouped by. `ring` groups deployments by the ring that moves them.
 *
 * @public
 */
export const siteGroupFields = [
  'clusterSet',
  'region',
  'hub',
  'platform',
  'product',
  'productVersion',
  'arch',
  'availability',
  'ring',
] as const;

/**
 * One of {@link siteGroupFields}.
 *
 * @public
 */
export type SiteGroupField = (typeof siteGroupFields)[number];

/** Most groups of one answer; the rest is one more. @public */
export const MAX_SITE_GROUPS = 50;

/** Groups of one answer when nobody says. @public */
export const DEFAULT_SITE_GROUPS = 12;

const RULE = `must be one of ${siteGroupFields.join(', ')} or label:<key>`;

/**
 * Schema of what sites are grouped by: one of {@link siteGroupFields}, or `label:<key>` for the values of a label.
 *
 * @public
 */
export const siteGroupBySchema = z
  .string()
  .refine(
    text =>
      siteGroupFields.some(field => field === text) ||
      /^label:[A-Za-z0-9._/-]{1,317}$/.test(text),
    RULE,
  );

/**
 * Value of {@link siteGroupBySchema}.
 *
 * @public
 */
export type SiteGroupBy = SiteGroupField | `label:${string}`;

/**
 * Schema of one group of sites: those with one value, those without any, one site alone, or all that found no place.
 * Only sites that the caller may read are counted.
 *
 * @public
 */
export const siteGroupSchema = z.object({
  kind: z.enum(['value', 'none', 'site', 'other']),
  /** What its sites have in common, for the kind `value`. */
  value: z.string().optional(),
  /** For the kind `site`. */
  site: siteRefSchema.optional(),
  /** How many groups the rest is, for the kind `other`. */
  groups: z.number().optional(),
  sites: z.number(),
  /** Sites that do not answer now. */
  silent: z.number(),
});

/**
 * Value of {@link siteGroupSchema}.
 *
 * @public
 */
export type SiteGroup = z.infer<typeof siteGroupSchema>;

/**
 * Schema of how much of what runs on sites can be seen, in sites.
 *
 * @public
 */
export const inventorySharesSchema = z.record(
  siteSchema.shape.inventory,
  z.number(),
);

/**
 * Value of {@link inventorySharesSchema}.
 *
 * @public
 */
export type InventoryShares = z.infer<typeof inventorySharesSchema>;
