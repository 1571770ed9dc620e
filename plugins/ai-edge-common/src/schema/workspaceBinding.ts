import { z } from 'zod/v3';

const QUANTITY = /^\d+(\.\d+)?(m|k|M|G|T|Ki|Mi|Gi|Ti)?$/;

const storage = z
  .string()
  .regex(QUANTITY, 'must be a Kubernetes quantity such as 1Gi');

const objectName = z
  .string()
  .max(253, 'must be at most 253 characters long')
  .regex(
    /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/,
    'must be an RFC 1123 name: lower case letters, digits, "-" and "."',
  );

const volumeClaimTemplateSchema = z
  .object({
    spec: z
      .object({
        accessModes: z
          .array(
            z.enum([
              'ReadWriteOnce',
              'ReadOnlyMany',
              'ReadWriteMany',
              'ReadWriteOncePod',
            ]),
          )
          .min(1),
        resources: z
          .object({ requests: z.object({ storage }).strict() })
          .strict(),
        storageClassName: objectName.optional(),
        volumeMode: z.enum(['Filesystem', 'Block']).optional(),
      })
      .strict(),
  })
  .strict();

const sources = {
  volumeClaimTemplate: volumeClaimTemplateSchema.optional(),
  persistentVolumeClaim: z
    .object({ claimName: objectName })
    .strict()
    .optional(),
  emptyDir: z
    .object({
      medium: z.enum(['', 'Memory']).optional(),
      sizeLimit: storage.optional(),
    })
    .strict()
    .optional(),
  configMap: z.object({ name: objectName }).strict().optional(),
  secret: z.object({ secretName: objectName }).strict().optional(),
};

const sourceNames = Object.keys(sources) as (keyof typeof sources)[];

/**
 * Schema of what a run binds to a workspace, as Tekton v1 takes it, without the workspace's name: exactly one
 * source, and a directory in it. Nothing of the node can be mounted.
 *
 * @public
 */
export const workspaceBindingSchema = z
  .object({
    ...sources,
    subPath: z
      .string()
      .regex(
        /^(?!\/)(?!(.*\/)?\.\.(\/|$))[\w./-]+$/,
        'must be a relative path without ".."',
      )
      .optional(),
  })
  .strict()
  .superRefine((binding, context) => {
    const given = sourceNames.filter(name => binding[name] !== undefined);
    if (given.length === 1) return;
    context.addIssue({
      code: 'custom',
      message: `must be exactly one of ${sourceNames.join(', ')}`,
    });
  });

/**
 * Value of {@link workspaceBindingSchema}.
 *
 * @public
 */
export type WorkspaceBinding = z.infer<typeof workspaceBindingSchema>;
