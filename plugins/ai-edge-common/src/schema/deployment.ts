import { z } from 'zod/v3';
import { entityRefSchema, instantSchema } from './primitives';
import { deploymentRefSchema } from './refs';
import { availabilityStates } from './site';

/**
 * Words for how a deployment is doing, for health and nothing else.
 *
 * @public
 */
export const deploymentStates = [
  'ready',
  'progressing',
  'failed',
  'stopped',
  'leaving',
  'unknown',
] as const;

/**
 * One of {@link deploymentStates}.
 *
 * @public
 */
export type DeploymentState = (typeof deploymentStates)[number];

/**
 * Ways a model can be served, in the words of KServe from 0.16 on.
 *
 * @public
 */
export const deploymentModes = [
  'Standard',
  'Knative',
  'ModelMesh',
  'Deployment',
  'LLM',
  'Device',
] as const;

/**
 * How a model is served. KServe's older words are read as the newer ones: `RawDeployment` is `Standard`,
 * `Serverless` is `Knative`.
 *
 * @public
 */
export type DeploymentMode = (typeof deploymentModes)[number];

/**
 * Words for the relation of what Git wants and what a site runs.
 *
 * @public
 */
export const standingStates = [
  'in-step',
  'behind',
  'diverged',
  'not-reporting',
  'not-registered',
  'unmanaged',
  'unknown',
] as const;

/**
 * The relation of what Git wants and what a site runs, in one word.
 *
 * @public
 */
export type StandingState = (typeof standingStates)[number];

/**
 * Why a standing is what it is, where there are several reasons: on its way, nobody has started the sync, the sync
 * failed; changed by hand, rewritten by a default of the site; wanted by Git once.
 *
 * @public
 */
export const standingCodes = [
  'delivering',
  'manual',
  'sync-failed',
  'hand-edit',
  'site-default',
  'leftover',
] as const;

/**
 * One of {@link standingCodes}.
 *
 * @public
 */
export type StandingCode = (typeof standingCodes)[number];

/**
 * Schema of a standing: the word, a sentence that explains it, and since when.
 *
 * @public
 */
export const standingSchema = z.object({
  state: z.enum(standingStates),
  /** One plain sentence that explains the word. */
  text: z.string(),
  code: z.enum(standingCodes).optional(),
  since: instantSchema.optional(),
  /** Commit of the GitOps repository the site last compared itself with. */
  revision: z.string().optional(),
  proposalUrl: z.string().optional(),
});

/**
 * Value of {@link standingSchema}.
 *
 * @public
 */
export type Standing = z.infer<typeof standingSchema>;

/**
 * Schema of the artifact that realises a model version.
 *
 * @public
 */
export const artifactSchema = z.object({
  uri: z.string(),
  digest: z.string().optional(),
  /** True when it was read in Git at the commit the site reports, not on the site. */
  derived: z.boolean().optional(),
});

/**
 * Value of {@link artifactSchema}.
 *
 * @public
 */
export type Artifact = z.infer<typeof artifactSchema>;

/**
 * One model served on one site. `state` is absent when Git wants the deployment and no site has reported it yet.
 *
 * @public
 */
export const modelDeploymentSchema = z.object({
  ref: deploymentRefSchema,
  owner: entityRefSchema.optional(),
  model: z.object({
    name: z.string(),
    version: z.string().optional(),
    format: z.string().optional(),
  }),
  artifact: artifactSchema.optional(),
  runtime: z.string().optional(),
  mode: z.enum(deploymentModes),
  state: z.enum(deploymentStates).optional(),
  message: z.string().optional(),
  replicas: z
    .object({ ready: z.number(), desired: z.number().optional() })
    .optional(),
  traffic: z
    .array(
      z.object({
        name: z.string(),
        /** 0 to 100. */
        percent: z.number(),
        artifact: z.string().optional(),
      }),
    )
    .optional(),
  endpoint: z
    .object({ url: z.string(), internalUrl: z.string().optional() })
    .optional(),
  standing: standingSchema.optional(),
  /** Ring of the GitOps layout that the deployment follows. */
  ring: z.string().optional(),
  labels: z.record(z.string()),
  /** True when nobody vouches for it now, such as when its site or hub does not answer: it is as last seen. */
  remembered: z.boolean().optional(),
  asOf: instantSchema,
  /** Id of the source that the state came from. */
  source: z.string(),
});

/**
 * Value of {@link modelDeploymentSchema}.
 *
 * @public
 */
export type ModelDeployment = z.infer<typeof modelDeploymentSchema>;

/**
 * The part of a {@link ModelDeployment} that lists carry.
 *
 * @public
 */
export const deploymentRowSchema = modelDeploymentSchema
  .omit({ labels: true })
  .extend({ availability: z.enum(availabilityStates).optional() });

/**
 * Value of {@link deploymentRowSchema}.
 *
 * @public
 */
export type DeploymentRow = z.infer<typeof deploymentRowSchema>;

/**
 * A {@link ModelDeployment} with the conditions its site reported.
 *
 * @public
 */
export const deploymentDetailSchema = modelDeploymentSchema.extend({
  /** How the detail was read: from the site just now, or what the fleet remembers. */
  live: z.boolean(),
  /** The way by which the site was asked, when it was. */
  liveVia: z.enum(['cluster-proxy', 'managed-cluster-view']).optional(),
  /** Why there is no live detail, in one sentence. */
  liveMessage: z.string().optional(),
  conditions: z.array(
    z.object({
      type: z.string(),
      status: z.string(),
      reason: z.string().optional(),
      message: z.string().optional(),
      since: instantSchema.optional(),
    }),
  ),
});

/**
 * Value of {@link deploymentDetailSchema}.
 *
 * @public
 */
export type DeploymentDetail = z.infer<typeof deploymentDetailSchema>;
