import { z } from 'zod/v3';
import { dnsLabelSchema } from './primitives';

/**
 * Names one site: the logical name of its hub and the `ManagedCluster` (or device) name there.
 *
 * @public
 */
export const siteRefSchema = z
  .object({
    hub: z.string().min(1, 'must not be empty'),
    name: z.string().min(1, 'must not be empty').max(253),
  })
  .strict();

/**
 * Value of {@link siteRefSchema}.
 *
 * @public
 */
export type SiteRef = z.infer<typeof siteRefSchema>;

/**
 * Names one model deployment: the site it is on and the Kubernetes object that serves it there.
 * The namespace of a device's application is `-`.
 *
 * @public
 */
export const deploymentRefSchema = z
  .object({
    hub: z.string().min(1),
    site: z.string().min(1),
    namespace: z.string().min(1),
    kind: z.string().min(1),
    name: z.string().min(1),
  })
  .strict();

/**
 * Value of {@link deploymentRefSchema}.
 *
 * @public
 */
export type DeploymentRef = z.infer<typeof deploymentRefSchema>;

/**
 * Names one pipeline run on a hub.
 *
 * @public
 */
export const pipelineRunRefSchema = z
  .object({
    hub: z.string().min(1),
    namespace: dnsLabelSchema,
    // It becomes part of a path and of a label selector.
    name: z
      .string()
      .max(253, 'must be at most 253 characters long')
      .regex(
        /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/,
        'must be an RFC 1123 name: lower case letters, digits, "-" and "."',
      ),
  })
  .strict();

/**
 * Value of {@link pipelineRunRefSchema}.
 *
 * @public
 */
export type PipelineRunRef = z.infer<typeof pipelineRunRefSchema>;
