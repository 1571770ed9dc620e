import { z } from 'zod/v3';
import { siteRefSchema } from './refs';

/** Whether a part of a selection chooses. A blank search finds everything, so it does not. */
function chooses([name, part]: [string, object | undefined]): boolean {
  return Object.entries(part ?? {}).some(
    ([key, value]) =>
      name !== 'filter' || key !== 'q' || [value].flat().join('').trim() !== '',
  );
}

/**
 * Which sites a wish is for. The given parts are ANDed and resolved against the fleet once, in the preview.
 * `filter` holds the parameters of `GET /sites` (`q` included), each one value or several that are ORed.
 * At least one part must say something.
 *
 * @public
 */
export const siteSelectionSchema = z
  .object({
    names: z
      .array(siteRefSchema)
      .min(1, 'must name at least one site')
      .max(5000, 'must name at most 5000 sites')
      .optional(),
    filter: z.record(z.union([z.string(), z.array(z.string())])).optional(),
    clusterSets: z.array(z.string().min(1)).min(1).optional(),
    labels: z.record(z.string()).optional(),
    claims: z.record(z.string()).optional(),
  })
  .strict()
  .refine(
    // An empty filter selects nothing in particular, and must not come to mean every site.
    selection => Object.entries(selection).some(chooses),
    'must select sites by names, filter, clusterSets, labels or claims',
  );

/**
 * Value of {@link siteSelectionSchema}.
 *
 * @public
 */
export type SiteSelection = z.infer<typeof siteSelectionSchema>;

/**
 * A selection resolved against the fleet.
 *
 * @public
 */
export const resolvedSitesSchema = z.object({
  count: z.number(),
  /** sha256 over the sorted refs, one `hub/name` a line. */
  sha256: z.string(),
  /** The first 500, sorted. */
  refs: z.array(siteRefSchema),
  byAvailability: z.record(z.number()),
  fit: z.object({
    fits: z.number(),
    doesNotFit: z.number(),
    unknown: z.number(),
  }),
  /** Sites of the selection that the caller may not change. */
  notAllowed: z.array(siteRefSchema),
  /** Names of the selection that no site of the fleet has, or that the caller may not see. */
  unmatched: z.array(siteRefSchema),
  /** Absent while no source of sites has ever answered. */
  asOf: z.string().optional(),
});

/**
 * Value of {@link resolvedSitesSchema}.
 *
 * @public
 */
export type ResolvedSites = z.infer<typeof resolvedSitesSchema>;
