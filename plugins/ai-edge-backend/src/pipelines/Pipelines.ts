import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  Pipeline,
  PipelineRun,
  PipelineRunRef,
  SourceStatus,
  StartedPipelineRun,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Request } from 'express';

/** On whose behalf, and for which request (for the audit). */
export interface PipelinesContext {
  credentials: BackstageCredentials;
  request?: Request;
}

/** A list with the state of the namespaces that it was read from. */
export interface PipelineList<T> {
  items: T[];
  asOf: string;
  sources: SourceStatus[];
}

/** Which runs; absent fields do not restrict. */
export interface PipelineRunQuery {
  hub?: string;
  namespace?: string;
  pipeline?: string;
}

/**
 * Pipelines of the configured namespaces. Every method asks for the permission before anything else; namespaces
 * that the caller may not see are left out of lists and not found alone.
 */
export interface Pipelines {
  list(context: PipelinesContext): Promise<PipelineList<Pipeline>>;
  runs(
    query: PipelineRunQuery,
    context: PipelinesContext,
  ): Promise<PipelineList<PipelineRun>>;
  /** One run with its tasks, read from the hub. */
  run(ref: PipelineRunRef, context: PipelinesContext): Promise<PipelineRun>;
  /** Starts a run, or finds the one that the same idempotency key has started. */
  start(
    request: unknown,
    context: PipelinesContext,
  ): Promise<StartedPipelineRun>;
  cancel(ref: PipelineRunRef, context: PipelinesContext): Promise<PipelineRun>;
}
