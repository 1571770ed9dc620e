import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  Pipeline,
  PipelineRun,
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

/** Gives what came from outside. Called after the permission and before anything else. */
export type ReadInput = () => unknown;

/**
 * Pipelines of the configured namespaces. Every method asks for the permission before anything else, then reads and
 * parses its input; namespaces that the caller may not see are left out of lists and not found alone.
 */
export interface Pipelines {
  /** @param read - gives `{}` */
  list(
    read: ReadInput,
    context: PipelinesContext,
  ): Promise<PipelineList<Pipeline>>;
  /**
   * Newest first, without the state of their tasks.
   *
   * @param read - gives `{ hub?, namespace?, pipeline? }`
   */
  runs(
    read: ReadInput,
    context: PipelinesContext,
  ): Promise<PipelineList<PipelineRun>>;
  /**
   * One run with its tasks, read from the hub.
   *
   * @param read - gives a `PipelineRunRef`
   */
  run(read: ReadInput, context: PipelinesContext): Promise<PipelineRun>;
  /**
   * Starts a run, or finds the one that the same idempotency key has started.
   *
   * @param read - gives a `StartPipelineRun`
   */
  start(
    read: ReadInput,
    context: PipelinesContext,
  ): Promise<StartedPipelineRun>;
  /**
   * Stops a run at once. Throws a `ConflictError` when it has ended already.
   *
   * @param read - gives a `PipelineRunRef`
   */
  cancel(read: ReadInput, context: PipelinesContext): Promise<PipelineRun>;
}
