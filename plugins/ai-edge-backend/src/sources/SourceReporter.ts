import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type {
  SourceState,
  SourceStatus,
} from '@ai-edge/backstage-plugin-ai-edge-common';

/**
 * Says how a polled source is doing: since when it is in its state, when it last answered, and why it does not. A
 * source that has answered once goes stale, it does not fail: what it said is still shown.
 */
export class SourceReporter {
  readonly #logger: LoggerService;
  readonly #report: (status: SourceStatus) => void;
  #status: SourceStatus;

  static create(options: {
    source: Pick<SourceStatus, 'id' | 'kind' | 'hub'>;
    logger: LoggerService;
    report: (status: SourceStatus) => void;
  }) {
    return new SourceReporter(options);
  }

  private constructor(options: {
    source: Pick<SourceStatus, 'id' | 'kind' | 'hub'>;
    logger: LoggerService;
    report: (status: SourceStatus) => void;
  }) {
    this.#logger = options.logger;
    this.#report = options.report;
    this.#status = { ...options.source, state: 'starting' };
  }

  get status(): SourceStatus {
    return this.#status;
  }

  starting() {
    this.#report(this.#status);
  }

  ok(asOf: string = new Date().toISOString()) {
    this.#set('ok', asOf);
  }

  failed(error: unknown) {
    const { message } = toError(error);
    const { asOf } = this.#status;
    if (message !== this.#status.message) {
      this.#logger.warn(`${this.#status.id} could not be read: ${message}`);
    }
    this.#set(asOf ? 'stale' : 'failed', asOf, message);
  }

  #set(state: SourceState, asOf?: string, message?: string) {
    const { id, kind, hub, state: previous, since } = this.#status;
    this.#status = {
      id,
      kind,
      ...(hub && { hub }),
      state,
      since: (previous === state && since) || new Date().toISOString(),
      ...(asOf && { asOf }),
      ...(message && { message }),
    };
    this.#report(this.#status);
  }
}
