import { setTimeout as sleep } from 'node:timers/promises';
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
import { HeardOf, type Heard } from './HeardOf';
import { OpenPulls, type OpenChange } from './OpenPulls';
import { ProposalNotes, type ProposalNote } from './ProposalNotes';
import { RadarBudget, READS_AT_ONCE, STANDINGS_PER_ROUND } from './RadarBudget';
import { Standings } from './Standings';
import { toProposal } from './toProposal';

/** How long news waits for more of it. */
const HEARD_PAUSE_MS = 100;

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
 * ones when an open one is gone from them. Checks and mergeability of the open ones are read a few a round, and at
 * once when a webhook tells of them. In an interval that is at most `1 + READS_AT_ONCE` lists and
 * `STANDINGS_PER_ROUND + READS_AT_ONCE` standings, which take up to 3 calls each.
 */
export class ForgeSource {
  readonly #options: ForgeSourceOptions;
  /** Without their bodies, which may be long, and with the commit they point to. */
  readonly #pulls = new Map<
    number,
    { proposal: Proposal; headRevision?: string }
  >();
  readonly #open = OpenPulls.create();
  readonly #notes = ProposalNotes.create();
  readonly #standings: Standings;
  readonly #budget: RadarBudget;
  readonly #reporter: SourceReporter;
  /** Not open any more, and not read yet how they ended. */
  readonly #gone = new Set<number>();
  #readAll = false;
  #heard = HeardOf.create();
  #listening?: Promise<void>;

  static create(options: ForgeSourceOptions) {
    return new ForgeSource(options);
  }

  private constructor(options: ForgeSourceOptions) {
    this.#options = options;
    this.#standings = Standings.create(options);
    this.#budget = RadarBudget.create({
      most: READS_AT_ONCE,
      windowMs: options.intervalMs,
    });
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
    return [...this.#pulls.values()].map(({ proposal, headRevision }) => ({
      ...proposal,
      ...(proposal.state === 'open' &&
        this.#standings.of(proposal.number, headRevision)),
      ...this.#notes.of(proposal.number, headRevision),
    }));
  }

  /** An open pull request with its text; `undefined` when it is not open, or not known. */
  pull(number: number): PullRequest | undefined {
    return this.#open.get(number);
  }

  /** Open pull requests with their texts, as they were last read. */
  openPulls(): PullRequest[] {
    return this.#open.list();
  }

  /** Tells what comes, changes and ends. Returns what ends the subscription. */
  onOpenChanged(callback: (change: OpenChange) => void): () => void {
    return this.#open.onChange(callback);
  }

  /**
   * Notes what was found out about a proposal. It stays over re-reads: `replan` until it is noted anew, `impact` as
   * long as the pull request points to the same commit. With `headRevision`, which the impact was found for, nothing
   * is noted when the pull request points to another one by now.
   */
  annotate(number: number, note: ProposalNote, headRevision?: string) {
    const known = this.#pulls.get(number);
    if (!known) return;
    if (headRevision && known.headRevision !== headRevision) return;
    const before = JSON.stringify(this.#notes.of(number, known.headRevision));
    this.#notes.put(number, note, known.headRevision);
    const after = JSON.stringify(this.#notes.of(number, known.headRevision));
    if (before !== after) this.#options.changed();
  }

  /** Branches whose pull request was closed or merged, as far as is known. */
  pastBranches(): Set<string> {
    const past = new Set<string>();
    for (const { proposal } of this.#pulls.values()) {
      const isGone = this.#gone.has(proposal.number);
      if (proposal.state !== 'open' || isGone) past.add(proposal.branch);
    }
    return past;
  }

  /** Reads the open pull requests from the forge now. */
  async open(): Promise<PullRequest[]> {
    const before = this.#openNumbers();
    const open = await this.#options.forge.listPullRequests('open');
    const listed = new Set(open.map(({ number }) => number));
    for (const number of before) {
      if (!listed.has(number)) this.#gone.add(number);
    }
    for (const number of listed) this.#gone.delete(number);
    this.#put(open);
    return open;
  }

  /** Takes in a pull request that has just been opened. */
  add(pull: PullRequest) {
    this.#put([pull]);
  }

  /** The base has moved: whether pull requests can be merged may be another matter now. */
  baseMoved() {
    this.#standings.markDue();
  }

  /**
   * Reads at once what was heard of, as far as the interval's share of calls goes; the rest is read first in the next
   * round. Resolves when nothing more is to be read. A failure is in the status.
   */
  heard(heard: Heard): Promise<void> {
    this.#heard.add(heard);
    this.#listening ??= this.#listen().finally(() => {
      this.#listening = undefined;
    });
    return this.#listening;
  }

  async start(signal: AbortSignal): Promise<void> {
    this.#reporter.starting();
    await poll(() => this.#try(() => this.#round()), {
      intervalMs: this.#options.intervalMs,
      signal,
    });
  }

  #openNumbers(): number[] {
    return [...this.#pulls.values()]
      .filter(({ proposal }) => proposal.state === 'open')
      .map(({ proposal }) => proposal.number);
  }

  async #listen() {
    while (!this.#heard.isEmpty) {
      await sleep(HEARD_PAUSE_MS, undefined, { ref: false });
      const heard = this.#heard;
      this.#heard = HeardOf.create();
      if (this.#readAll) await this.#try(() => this.#readHeard(heard));
    }
  }

  async #readHeard(heard: HeardOf) {
    // Checks change no pull request; of the others the list tells what became of them.
    if (heard.concernsPulls && this.#budget.take()) await this.#follow();
    const meant = this.#open.list().filter(pull => heard.isOf(pull));
    this.#standings.markDue(meant.map(({ number }) => number));
    let isChanged = false;
    for (const pull of meant) {
      if (!this.#budget.take()) break;
      isChanged = (await this.#standings.read(pull)) || isChanged;
    }
    if (isChanged) this.#options.changed();
  }

  async #try(work: () => Promise<void>) {
    try {
      await work();
      this.#reporter.ok();
    } catch (error) {
      this.#reporter.failed(error);
    }
  }

  async #round() {
    if (this.#readAll) {
      await this.#follow();
    } else {
      this.#put(await this.#options.forge.listPullRequests('all'));
      this.#readAll = true;
    }
    const read = await this.#standings.readSome(
      this.#open.list(),
      STANDINGS_PER_ROUND,
    );
    if (read.length > 0) this.#options.changed();
  }

  /** What is open now, and how those ended that were open. */
  async #follow() {
    const { forge, merged } = this.#options;
    const before = this.#open.list().map(({ number }) => number);
    const open = new Set((await this.open()).map(({ number }) => number));
    const gone = before.filter(number => !open.has(number));
    if (gone.length === 0) return;
    this.#put(await forge.listPullRequests('closed'));
    const isMerged = (number: number) =>
      this.#pulls.get(number)?.proposal.state === 'merged';
    if (gone.some(isMerged)) merged();
  }

  #put(pulls: PullRequest[]) {
    let changed = false;
    for (const pull of pulls) {
      const { headRevision } = pull;
      const proposal = toProposal(this.#options.name, pull);
      const known = this.#pulls.get(pull.number);
      const entry = { proposal, ...(headRevision && { headRevision }) };
      if (JSON.stringify(known) !== JSON.stringify(entry)) {
        this.#pulls.set(pull.number, entry);
        changed = true;
      }
    }
    const { ended } = this.#open.put(pulls);
    this.#standings.forget(ended);
    if (changed) this.#options.changed();
  }
}
