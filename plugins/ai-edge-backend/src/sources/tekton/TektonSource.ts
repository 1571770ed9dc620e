import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  Pipeline,
  PipelineRun,
  SourceStatus,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { poll } from '../poll';
import { SourceReporter } from '../SourceReporter';
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
  readonly #options: TektonSourceOptions;
  readonly #reporter: SourceReporter;
  #pipelines: TektonPipeline[] = [];
  #runs: TektonPipelineRun[] = [];
  #seen = '';
  #reading?: Promise<void>;

  static create(options: TektonSourceOptions) {
    return new TektonSource(options);
  }

  private constructor(options: TektonSourceOptions) {
    this.#options = options;
    const { hub, namespace, logger, report } = options;
    this.#reporter = SourceReporter.create({
      source: { id: `tekton:${hub}/${namespace}`, kind: 'tekton', hub },
      logger,
      report,
    });
  }

  get status(): SourceStatus {
    return this.#reporter.status;
  }

  pipelines(): Pipeline[] {
    return this.#pipelines.map(object => toPipeline(this.#options.hub, object));
  }

  /** Runs without the state of their tasks, which would cost a call each. */
  runs(): PipelineRun[] {
    const asOf = this.status.asOf ?? new Date(0).toISOString();
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
    this.#reporter.starting();
    await poll(() => this.refresh(), {
      intervalMs: this.#options.intervalMs,
      signal,
    });
  }

  async #read() {
    try {
      const [pipelines, runs] = await Promise.all([
        this.#options.tekton.pipelines(),
        this.#options.tekton.pipelineRuns(),
      ]);
      this.#pipelines = pipelines;
      this.#runs = runs;
      this.#reporter.ok();
      const seen = [...pipelines, ...runs]
        .map(({ metadata }) => `${metadata.uid}:${metadata.resourceVersion}`)
        .join(' ');
      if (seen !== this.#seen) {
        this.#seen = seen;
        this.#options.changed();
      }
    } catch (error) {
      this.#reporter.failed(error);
    }
  }
}
