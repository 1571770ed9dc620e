import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  Proposal,
  SourceStatus,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type {
  Forge,
  PullRequest,
} from '@ai-edge/backstage-plugin-ai-edge-gitops';
import { poll } from '../poll';
import { SourceReporter } from '../SourceReporter';
import { toProposal } from './toProposal';

export interface ForgeSourceOptions {
  /** Name of the configured repository. */
  name: string;
  forge: Forge;
  intervalMs: number;
  logger: LoggerService;
  report: (status: SourceStatus) => void;
  /** Called when pull requests have come or changed. */
  changed: () => void;
  /** Called when one that was open is merged: the branch has moved. */
  merged: () => void;
}

/**
 * The pull requests of one repository, read on an interval: all of them once, then the open ones, and the closed
 * ones when an open one is gone from them.
 */
export class ForgeSource {
  readonly #options: ForgeSourceOptions;
  /** Without their bodies, which may be long. */
  readonly #pulls = new Map<number, Proposal>();
  readonly #reporter: SourceReporter;
  #readAll = false;

  static create(options: ForgeSourceOptions) {
    return new ForgeSource(options);
  }

  private constructor(options: ForgeSourceOptions) {
    this.#options = options;
    this.#reporter = SourceReporter.create({
      source: { id: `forge:${options.name}`, kind: 'forge' },
      logger: options.logger,
      report: options.report,
    });
  }

  get status(): SourceStatus {
    return this.#reporter.status;
  }

  proposals(): Proposal[] {
    return [...this.#pulls.values()];
  }

  /** Branches whose pull request was closed or merged, as far as is known. */
  pastBranches(): Set<string> {
    const past = new Set<string>();
    for (const { state, branch } of this.#pulls.values()) {
      if (state !== 'open') past.add(branch);
    }
    return past;
  }

  /** Reads the open pull requests from the forge now. */
  async open(): Promise<PullRequest[]> {
    const open = await this.#options.forge.listPullRequests('open');
    this.#put(open);
    return open;
  }

  /** Takes in a pull request that has just been opened. */
  add(pull: PullRequest) {
    this.#put([pull]);
  }

  async start(signal: AbortSignal): Promise<void> {
    this.#reporter.starting();
    await poll(
      async () => {
        try {
          await this.#read();
          this.#reporter.ok();
        } catch (error) {
          this.#reporter.failed(error);
        }
      },
      { intervalMs: this.#options.intervalMs, signal },
    );
  }

  async #read() {
    const { forge, merged } = this.#options;
    if (!this.#readAll) {
      this.#put(await forge.listPullRequests('all'));
      this.#readAll = true;
      return;
    }
    const before = [...this.#pulls.values()].filter(
      ({ state }) => state === 'open',
    );
    const open = new Set((await this.open()).map(({ number }) => number));
    const gone = before.filter(({ number }) => !open.has(number));
    if (gone.length === 0) return;
    this.#put(await forge.listPullRequests('closed'));
    if (
      gone.some(({ number }) => this.#pulls.get(number)?.state === 'merged')
    ) {
      merged();
    }
  }

  #put(pulls: PullRequest[]) {
    let changed = false;
    for (const pull of pulls) {
      const proposal = toProposal(this.#options.name, pull);
      const known = this.#pulls.get(pull.number);
      if (JSON.stringify(known) !== JSON.stringify(proposal)) {
        this.#pulls.set(pull.number, proposal);
        changed = true;
      }
    }
    if (changed) this.#options.changed();
  }
}
