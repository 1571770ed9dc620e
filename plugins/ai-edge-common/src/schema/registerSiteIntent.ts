import { z } from 'zod/v3';
import { gitopsNameSchema } from './intentFields';
import { entityRefSchema } from './primitives';
import { siteRefSchema } from './refs';

const labelsSchema = z
  .record(
    z
      .string()
      .regex(
        /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/,
        'must be a label value of Kubernetes',
      ),
  )
  .superRefine((labels, context) => {
    for (const key of Object.keys(labels)) {
      if (
        !/^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/.test(
          key,
        )
      ) {
        context.addIssue({
          code: 'custom',
          path: [key],
          message: 'must be a label key of Kubernetes',
        });
      }
    }
  });

/**
 * Put a site into Git: its ManagedCluster with cluster set and labels. The site itself joins with the import command of
 * its hub, as ever. Models come to it by intents of their own, never by its labels.
 *
 * @public
 */
export const registerSiteIntentSchema = z
  .object({
    kind: z.literal('register-site'),
    gitops: gitopsNameSchema,
    /** Hub, and the name of the ManagedCluster. */
    site: siteRefSchema,
    clusterSet: z
      .string()
      .max(63, 'must be at most 63 characters long')
      .regex(
        /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/,
        'must be the name of a ManagedClusterSet',
      )
      .optional(),
    labels: labelsSchema.optional(),
    owner: entityRefSchema.optional(),
  })
  .strict();

/**
 * Value of {@link registerSiteIntentSchema}.
 *
 * @public
 */
export type RegisterSiteIntent = z.infer<typeof registerSiteIntentSchema>;
