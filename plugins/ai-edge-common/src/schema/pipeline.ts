import { z } from 'zod/v3';
import { dnsLabelSchema, instantSchema } from './primitives';
import { pipelineRunRefSchema } from './refs';
import { workspaceBindingSchema } from './workspaceBinding';

const paramValueSchema = z.union([
  z.string(),
  z.array(z.string()),
  z.record(z.string()),
]);

/**
 * Schema of a pipeline that can be started, and what it asks for.
 *
 * @public
 */
export const pipelineSchema = z.object({
  hub: z.string(),
  namespace: z.string(),
  name: z.string(),
  description: z.string().optional(),
  params: z.array(
    z.object({
      name: z.string(),
      type: z.enum(['string', 'array', 'object']),
      description: z.string().optional(),
      default: paramValueSchema.optional(),
    }),
  ),
  workspaces: z.array(
    z.object({ name: z.string(), optional: z.boolean().optional() }),
  ),
});

/**
 * Value of {@link pipelineSchema}.
 *
 * @public
 */
export type Pipeline = z.infer<typeof pipelineSchema>;

/**
 * Schema of `POST /pipelines/runs`.
 *
 * @public
 */
export const startPipelineRunSchema = z
  .object({
    hub: z.string().min(1, 'must name a hub'),
    namespace: dnsLabelSchema,
    pipeline: dnsLabelSchema,
    params: z.record(paramValueSchema),
    /** Workspace bindings by workspace. */
    workspaces: z.record(workspaceBindingSchema).optional(),
    serviceAccountName: dnsLabelSchema.optional(),
    /** Go duration, such as `1h0m0s`. */
    timeout: z
      .string()
      .regex(/^(\d+h)?(\d+m)?(\d+s)?$/, 'must be a duration such as 1h0m0s')
      .optional(),
    /** The same key gives the same run. */
    idempotencyKey: z
      .string()
      .min(1, 'must not be empty')
      .max(200, 'must be at most 200 characters long'),
  })
  .strict();

/**
 * Value of {@link startPipelineRunSchema}.
 *
 * @public
 */
export type StartPipelineRun = z.infer<typeof startPipelineRunSchema>;

/**
 * Words for how a pipeline run, or a task of it, is doing.
 *
 * @public
 */
export const pipelineRunStatuses = [
  'pending',
  'running',
  'succeeded',
  'failed',
  'cancelled',
] as const;

/**
 * Schema of a pipeline run with its tasks and results.
 *
 * @public
 */
export const pipelineRunSchema = z.object({
  ref: pipelineRunRefSchema,
  pipeline: z.string().optional(),
  status: z.enum(pipelineRunStatuses),
  /** Tekton's reason word and message. */
  reason: z.string().optional(),
  message: z.string().optional(),
  startedAt: instantSchema.optional(),
  completedAt: instantSchema.optional(),
  params: z.record(paramValueSchema),
  results: z.record(paramValueSchema),
  tasks: z.array(
    z.object({
      name: z.string(),
      status: z.enum([...pipelineRunStatuses, 'skipped']),
      reason: z.string().optional(),
      message: z.string().optional(),
      startedAt: instantSchema.optional(),
      completedAt: instantSchema.optional(),
    }),
  ),
  asOf: instantSchema,
});

/**
 * Value of {@link pipelineRunSchema}.
 *
 * @public
 */
export type PipelineRun = z.infer<typeof pipelineRunSchema>;

/**
 * Schema of the answer to {@link startPipelineRunSchema}. `created` is false when the key had started this run before.
 *
 * @public
 */
export const startedPipelineRunSchema = z.object({
  ref: pipelineRunRefSchema,
  created: z.boolean(),
});

/**
 * Value of {@link startedPipelineRunSchema}.
 *
 * @public
 */
export type StartedPipelineRun = z.infer<typeof startedPipelineRunSchema>;
