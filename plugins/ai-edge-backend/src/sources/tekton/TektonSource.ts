import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type {
  Pipeline,
  PipelineRun,
  SourceState,
  SourceStatus,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { TektonNamespace } from './TektonNamespace';
import type { TektonPipeline, TektonPipelineRun } from './tektonTypes';
import { toPipeline } from './toPipeline';
import { toPipelineRun } from './toPipelineRun';

export interface TektonSourceOptions {
  hub: string;
  namespace: string;
  tekton: TektonNamespace;
  intervalMs: number;
  logger: LoggerService;
  report: (status: SourceStatus) => void;
  /** Called when a run or pipeline has come, gone or changed. */
  changed: () => void;
}

/**
 * What a pipeline namespace holds, read on an interval, so that no page view asks the hub.
 */
export class TektonSource {
  readonly id: string;
  readonly #options: TektonSourceOptions;
  #pipelines: TektonPipeline[] = [];
  #runs: TektonPipelineRun[] = [];
  #seen = '';
  #status: SourceStatus;
  #reading?: Promise<void>;

  static create(options: TektonSourceOptions) {
    return new TektonSource(options);
  }

  private constructor(options: TektonSourceOptions) {
    this.#options = options;
    this.id = `tekton:${options.hub}/${options.namespace}`;
    this.#status = {
      id: this.id,
      kind: 'tekton',
      hub: options.hub,
      state: 'starting',
    };
  }

  get status(): SourceStatus {
    return this.#status;
  }

  pipelines(): Pipeline[] {
    return this.#pipelines.map(object =>
      toPipeline(this.#options.hub, object),
    );
  }

  /** Runs without the state of their tasks, which would cost a call each. */
  runs(): PipelineRun[] {
    const asOf = this.#status.asOf ?? new Date(0).toISOString();
    return this.#runs.map(run =>
      toPipelineRun(this.#options.hub, run, { asOf }),
    );
  }

  /** Reads now; callers that come meanwhile share it. Never rejects: the status tells. */
  refresh(): Promise<void> {
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async start(signal: AbortSignal): Promise<void> {
    this.#options.report(this.#status);
    while (!signal.aborted) {
      await this.refresh();
      await sleep(this.#options.intervalMs, undefined, {
        signal,
        ref: false,
      }).catch(() => undefined);
    }
  }

  async #read() {
    try {
      const [pipelines, runs] = await Promise.all([
        this.#options.tekton.pipelines(),
        this.#options.tekton.pipelineRuns(),
      ]);
      this.#pipelines = pipelines;
      this.#runs = runs;
      this.#setStatus('ok');
      const seen = [...pipelines, ...runs]
        .map(({ metadata }) => `${metadata.uid}:${metadata.resourceVersion}`)
        .join(' ');
      if (seen !== this.#seen) {
        this.#seen = seen;
        this.#options.changed();
      }
    } catch (error) {
      this.#setStatus(
        this.#status.asOf ? 'stale' : 'failed',
        toError(error).message,
      );
    }
  }

  #setStatus(state: SourceState, message?: string) {
    const now = new Date().toISOString();
    const previous = this.#status;
    if (message && message !== previous.message) {
      this.#options.logger.warn(`${this.id} could not be read: ${message}`);
    }
    const asOf = state === 'ok' ? now : previous.asOf;
    this.#status = {
      id: this.id,
      kind: 'tekton',
      hub: this.#options.hub,
      state,
      since: (previous.state === state && previous.since) || now,
      ...(asOf && { asOf }),
      ...(message && { message }),
    };
    this.#options.report(this.#status);
  }
}
