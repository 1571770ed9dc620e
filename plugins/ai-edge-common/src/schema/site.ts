import { z } from 'zod/v3';
import { entityRefSchema, instantSchema } from './primitives';
import { siteRefSchema } from './refs';
import { siteCapacitySchema } from './siteCapacity';
import { siteLiveSchema } from './siteLive';

/**
 * Words for whether a site answers its hub.
 *
 * @public
 */
export const availabilityStates = [
  'available',
  'unavailable',
  'unknown',
  'pending',
  'detached',
] as const;

/**
 * Whether a site answers its hub. `unknown` is not `unavailable`: nothing has been heard.
 *
 * @public
 */
export type AvailabilityState = (typeof availabilityStates)[number];

/**
 * Schema of a site's availability, with the reason as the hub gives it.
 *
 * @public
 */
export const availabilitySchema = z.object({
  state: z.enum(availabilityStates),
  reason: z.string().optional(),
  message: z.string().optional(),
  since: instantSchema.optional(),
});

/**
 * Schema of what a site's KServe says of itself.
 *
 * @public
 */
export const siteServingSchema = z.object({
  /**
   * How KServe serves there by default, in the word that its own configuration uses: `Standard` or `RawDeployment`,
   * `Knative` or `Serverless`, `ModelMesh`.
   */
  deploymentMode: z.string().optional(),
});

/**
 * Schema of a taint of a `ManagedCluster`: placements need a toleration for it.
 *
 * @public
 */
export const siteTaintSchema = z.object({
  key: z.string(),
  value: z.string().optional(),
  effect: z.string(),
  timeAdded: instantSchema.optional(),
});

/**
 * Schema of how many deployments a site has.
 *
 * @public
 */
export const siteDeploymentCountsSchema = z.object({
  total: z.number(),
  ready: z.number(),
  /** Deployments whose facts are as last seen: their site does not answer now. */
  stale: z.number(),
});

/**
 * One managed edge location as the fleet knows it. Every optional field is absent when it is not known;
 * nothing is made up. `asOf` is when the facts were last known true.
 *
 * @public
 */
export const siteSchema = z.object({
  ref: siteRefSchema,
  clusterId: z.string().optional(),
  kind: z.enum(['cluster', 'device']),
  displayName: z.string().optional(),
  owner: entityRefSchema.optional(),
  availability: availabilitySchema,
  /** When the hub last observed a renewal of the site's lease. */
  lastContact: instantSchema.optional(),
  /** True when `lastContact` is by the site's own clock, and its hub does not find that clock in step. */
  lastContactUncertain: z.boolean().optional(),
  labels: z.record(z.string()),
  /** Cluster claims of the site, by name. */
  claims: z.record(z.string()).optional(),
  clusterSet: z.string().optional(),
  /** Every set that holds the site: its own, and those that select it by labels. */
  clusterSets: z.array(z.string()).optional(),
  region: z.string().optional(),
  platform: z.string().optional(),
  product: z.string().optional(),
  productVersion: z.string().optional(),
  kubernetesVersion: z.string().optional(),
  /** `SingleReplica` or `HighlyAvailable` for OpenShift, absent elsewhere. */
  topology: z.string().optional(),
  arch: z.string().optional(),
  /** Newest version the site could be updated to. */
  update: z.string().optional(),
  capacity: siteCapacitySchema.optional(),
  /** What of `capacity` workloads may have: nodes that take none are left out. */
  allocatable: siteCapacitySchema.optional(),
  /** What its KServe says of itself, where the site could be asked. */
  serving: siteServingSchema.optional(),
  addons: z.array(z.object({ name: z.string(), state: z.string() })),
  policies: z
    .object({
      compliant: z.number(),
      nonCompliant: z.number(),
      pending: z.number(),
    })
    .optional(),
  taints: z.array(siteTaintSchema),
  /** Placements that have chosen the site, as `namespace/name`. */
  placements: z.array(z.string()).optional(),
  consoleUrl: z.string().optional(),
  /** How much of what runs there can be seen: everything, only what Git delivers, or nothing. */
  inventory: z.enum(['complete', 'gitops-only', 'none']),
  /** Counts of the deployments that the caller may read; absent when the caller may read none of them. */
  deployments: siteDeploymentCountsSchema.optional(),
  asOf: instantSchema,
});

/**
 * Value of {@link siteSchema}.
 *
 * @public
 */
export type Site = z.infer<typeof siteSchema>;

/**
 * The part of a {@link Site} that lists carry.
 *
 * @public
 */
export const siteRowSchema = siteSchema.omit({
  lastContactUncertain: true,
  claims: true,
  clusterSets: true,
  allocatable: true,
  serving: true,
  addons: true,
  taints: true,
  placements: true,
  consoleUrl: true,
});

/**
 * Value of {@link siteRowSchema}.
 *
 * @public
 */
export type SiteRow = z.infer<typeof siteRowSchema>;

/**
 * Everything about one site: the site itself and the models deployed there are two requests of the client;
 * conditions come from the hub object.
 *
 * @public
 */
export const siteDetailSchema = siteSchema.extend({
  conditions: z.array(
    z.object({
      type: z.string(),
      status: z.string(),
      reason: z.string().optional(),
      message: z.string().optional(),
      since: instantSchema.optional(),
    }),
  ),
  /** What was read of the site's own objects on its hub for this answer; absent where there is nothing to read. */
  live: siteLiveSchema.optional(),
});

/**
 * Value of {@link siteDetailSchema}.
 *
 * @public
 */
export type SiteDetail = z.infer<typeof siteDetailSchema>;
