import { z } from 'zod/v3';
import {
  gitopsNameSchema,
  intentArtifactSchema,
  intentModelSchema,
  ringSchema,
} from './intentFields';
import { dnsLabelSchema, entityRefSchema } from './primitives';
import { reservedNamespaceProblem } from './reservedNamespace';
import { siteSelectionSchema } from './siteSelection';

const quantity = (rule: string) =>
  z.string().regex(/^\d+(\.\d+)?(m|k|M|G|T|Ki|Mi|Gi|Ti)?$/, rule);

const resourcesSchema = z
  .object({
    cpu: quantity('must be a Kubernetes quantity such as 500m or 2').optional(),
    memory: quantity('must be a Kubernetes quantity such as 2Gi').optional(),
  })
  .strict();

const acceleratorSchema = z
  .object({
    /** Extended resource name, such as `nvidia.com/gpu`. */
    resource: z
      .string()
      .regex(
        /^[a-z0-9.-]+\/[A-Za-z0-9._-]+$/,
        'must be an extended resource name such as nvidia.com/gpu',
      ),
    count: z.number().int().min(1).max(16),
    /** AcceleratorProfile of the repository, in the `maas` layout: which nodes. The only enabled one when absent. */
    profile: z
      .string()
      .max(253, 'must be at most 253 characters long')
      .regex(
        /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/,
        'must be an RFC 1123 name, such as medium-gpu-card',
      )
      .optional(),
  })
  .strict();

const requirementsSchema = z
  .object({
    /** Architectures that the image is built for, as Kubernetes names them: `amd64`, `arm64`. */
    arch: z.array(dnsLabelSchema).min(1).max(8).optional(),
    /** Product of the accelerator as node labels name it, such as `NVIDIA-L4`. */
    acceleratorProduct: z
      .string()
      .regex(/^[\w.-]{1,63}$/, 'must be a product such as NVIDIA-L4')
      .optional(),
    /** Oldest KServe that will do, such as `0.16`. */
    kserve: z
      .string()
      .regex(/^\d+\.\d+(\.\d+)?$/, 'must be a version such as 0.16')
      .optional(),
  })
  .strict();

const namespaceSchema = dnsLabelSchema.superRefine((namespace, context) => {
  const message = reservedNamespaceProblem(namespace);
  if (message) context.addIssue({ code: 'custom', message });
});

/**
 * Put a model on sites that do not run it yet.
 *
 * @public
 */
export const deployIntentSchema = z
  .object({
    kind: z.literal('deploy'),
    /** Name of a configured GitOps repository. */
    gitops: gitopsNameSchema,
    model: intentModelSchema,
    artifact: intentArtifactSchema,
    sites: siteSelectionSchema,
    /** Namespace on the sites. The model's name when absent. */
    namespace: namespaceSchema.optional(),
    /** ServingRuntime. KServe chooses by format when absent. */
    runtime: dnsLabelSchema.optional(),
    resources: resourcesSchema.optional(),
    accelerator: acceleratorSchema.optional(),
    /** What else a site has to have. Checked before the pull request, written nowhere. */
    requires: requirementsSchema.optional(),
    owner: entityRefSchema.optional(),
    options: z
      .object({
        /** Ring of the `kserve-sites` layout that the sites join. `r0` when absent. */
        ring: ringSchema.optional(),
        minReplicas: z.number().int().min(0).max(20).optional(),
        /** Readiness path of the `ai-edge` layout's container. */
        readinessPath: z
          .string()
          .regex(/^\/[\w./-]*$/, 'must be a path such as /v2/health/ready')
          .optional(),
      })
      .strict()
      .optional(),
  })
  .strict();

/**
 * Value of {@link deployIntentSchema}.
 *
 * @public
 */
export type DeployIntent = z.infer<typeof deployIntentSchema>;
