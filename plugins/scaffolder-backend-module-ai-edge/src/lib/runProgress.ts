import type { LoggerService } from '@backstage/backend-plugin-api';
import type { PipelineRun } from '@ai-edge/backstage-plugin-ai-edge-common';

/** True when the run will not change any more. */
export function hasEnded({ status }: PipelineRun): boolean {
  return status !== 'pending' && status !== 'running';
}

function sentence(...parts: (string | undefined)[]): string {
  return parts.filter(Boolean).join(': ');
}

/** Why a run did not succeed: its own reason, and what the tasks that failed said. */
export function failureOf(run: PipelineRun): string {
  const tasks = run.tasks
    .filter(({ status }) => status === 'failed' || status === 'cancelled')
    .map(task => sentence(`task ${task.name}`, task.reason, task.message));
  return [
    sentence(
      `The run ${run.ref.name} ${
        run.status === 'cancelled' ? 'was cancelled' : 'has failed'
      }`,
      run.reason,
      run.message,
    ),
    ...tasks,
  ].join('; ');
}

/** Logs each task when it enters another state. */
export class ProgressLog {
  readonly #logger: LoggerService;
  readonly #seen = new Map<string, string>();

  static create(logger: LoggerService) {
    return new ProgressLog(logger);
  }

  private constructor(logger: LoggerService) {
    this.#logger = logger;
  }

  show(run: PipelineRun) {
    for (const { name, status, reason } of run.tasks) {
      if (status !== 'pending' && this.#seen.get(name) !== status) {
        this.#seen.set(name, status);
        this.#logger.info(
          `${name}: ${status}${
            status === 'failed' && reason ? ` (${reason})` : ''
          }`,
        );
      }
    }
  }
}
