import { z } from 'zod/v3';
import { instantSchema } from './primitives';
import { intentSchema } from './intent';
import { siteRefSchema } from './refs';

/**
 * Whether a site can run what an intent asks for. `unknown` where the site has not told what the question is about.
 *
 * @public
 */
export const fitVerdicts = ['fits', 'doesNotFit', 'unknown'] as const;

/**
 * One of {@link fitVerdicts}.
 *
 * @public
 */
export type FitVerdict = (typeof fitVerdicts)[number];

/**
 * Schema of what one rule says of a site.
 *
 * @public
 */
export const fitRuleResultSchema = z.object({
  /** Such as `cpu`, `accelerator`, `kserve`; it stays the same. */
  rule: z.string(),
  verdict: z.enum(fitVerdicts),
  text: z.string(),
});

/**
 * Value of {@link fitRuleResultSchema}.
 *
 * @public
 */
export type FitRuleResult = z.infer<typeof fitRuleResultSchema>;

/**
 * Schema of how one site fits.
 *
 * @public
 */
export const siteFitSchema = z.object({
  ref: siteRefSchema,
  verdict: z.enum(fitVerdicts),
  /** What the rules that apply say; one that does not fit makes the site not fit. */
  rules: z.array(fitRuleResultSchema),
});

/**
 * Value of {@link siteFitSchema}.
 *
 * @public
 */
export type SiteFit = z.infer<typeof siteFitSchema>;

/**
 * Schema of `POST /sites/fit`.
 *
 * @public
 */
export const fitRequestSchema = z.object({ intent: intentSchema }).strict();

/**
 * Schema of how the sites of an intent fit: counts over all of them, and the sites that do not fit or of which it is
 * not known, those that do not fit first, at most 500.
 *
 * @public
 */
export const fitReportSchema = z.object({
  fits: z.number(),
  doesNotFit: z.number(),
  unknown: z.number(),
  items: z.array(siteFitSchema),
  asOf: instantSchema.optional(),
});

/**
 * Value of {@link fitReportSchema}.
 *
 * @public
 */
export type FitReport = z.infer<typeof fitReportSchema>;
