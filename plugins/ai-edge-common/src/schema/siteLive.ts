import { z } from 'zod/v3';
import { instantSchema } from './primitives';
import { siteCapacitySchema } from './siteCapacity';

/**
 * Schema of an add-on of a site. `state` is the word that ACM keeps in the cluster's labels (`available`,
 * `unhealthy`, `unreachable`), or `degraded`, `progressing`, `unknown`.
 *
 * @public
 */
export const siteAddonSchema = z.object({
  name: z.string(),
  state: z.string(),
  reason: z.string().optional(),
  message: z.string().optional(),
  since: instantSchema.optional(),
});

/**
 * Schema of a policy as it stands on one site.
 *
 * @public
 */
export const sitePolicySchema = z.object({
  /** Namespace and name of the root policy. */
  namespace: z.string().optional(),
  name: z.string(),
  /** `pending` until the site has said something. */
  compliance: z.enum(['compliant', 'nonCompliant', 'pending']),
  /** `inform` or `enforce`. */
  remediation: z.string().optional(),
  disabled: z.boolean().optional(),
  /** What the site said last about what is not compliant, else about anything. */
  message: z.string().optional(),
  /** When it said so. */
  since: instantSchema.optional(),
});

/**
 * Schema of a node of a site.
 *
 * @public
 */
export const siteNodeSchema = z.object({
  name: z.string(),
  roles: z.array(z.string()),
  /** Absent when it is not known. */
  ready: z.boolean().optional(),
  arch: z.string().optional(),
  capacity: siteCapacitySchema.optional(),
});

/**
 * Schema of the OpenShift release of a site and where it can go from there.
 *
 * @public
 */
export const siteReleaseSchema = z.object({
  version: z.string().optional(),
  channel: z.string().optional(),
  /** The version it is on its way to, or at. */
  desiredVersion: z.string().optional(),
  upgradeFailed: z.boolean().optional(),
  /** Oldest first. */
  availableUpdates: z.array(z.string()),
  /** Newest first. */
  history: z.array(z.object({ version: z.string(), state: z.string() })),
});

/**
 * Schema of what is read of one site's objects on its hub when somebody opens it. A part that could not be read is
 * absent, and `message` says why.
 *
 * @public
 */
export const siteLiveSchema = z.object({
  /** When the hub was asked. */
  asOf: instantSchema,
  addons: z.array(siteAddonSchema).optional(),
  policies: z.array(sitePolicySchema).optional(),
  nodes: z.array(siteNodeSchema).optional(),
  release: siteReleaseSchema.optional(),
  message: z.string().optional(),
});

/**
 * Value of {@link siteLiveSchema}.
 *
 * @public
 */
export type SiteLive = z.infer<typeof siteLiveSchema>;
