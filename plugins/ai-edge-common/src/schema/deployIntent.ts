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
