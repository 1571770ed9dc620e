import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Proposal } from '@ai-edge/backstage-plugin-ai-edge-common';
import {
  proposalBody,
  type PullRequest,
} from '@ai-edge/backstage-plugin-ai-edge-gitops';
import type { GitRepository } from '../../sources/git/GitRepositories';
import type { ProposalImpacts } from '../change/ProposalImpacts';
import type { ProposalPlanner } from '../ProposalPlanner';
import { judgeProposal } from './judgeProposal';
import { fetchProposalBranches } from './readProposalBranch';
import {
  markedReasons,
  replanMark,
  withMark,
  withNewText,
} from './replanMarks';
import type { HeldVerdict, StaleVerdict, Verdict } from './Verdict';

type Replan = NonNullable<Proposal['replan']>;

interface Judged {
  /** What it was judged by: the same again gives the same. */
  by: string;
  verdict?: Verdict;
}

/** A text from outside that is to be read as it is. */
function escapeText(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#|!@~]/g, '\\$&');
}

function requester(message: string): string | undefined {
  return /^Requested-by: (\S+)$/m.exec(message)?.[1];
}

/**
 * Keeps the open proposals of one repository in step with its branch. Judging reads only, and every replica does it;
 * carrying out is for one of them at a time.
 */
export class RepositoryReplans {
  readonly #repository: GitRepository;
  readonly #planner: ProposalPlanner;
  readonly #impacts: ProposalImpacts;
  readonly #logger: LoggerService;
  readonly #judged = new Map<number, Judged>();
  /** Commits whose impact was found, by number. */
  readonly #impacted = new Map<number, string>();
  /** Newest commits that this replica put on branches. */
  readonly #updated = new Map<number, string>();
  /** Reasons that this replica told, for forges whose texts it cannot mark. */
  readonly #told = new Map<number, string>();
  #round: Promise<void> = Promise.resolve();

  static create(options: {
    repository: GitRepository;
    planner: ProposalPlanner;
    impacts: ProposalImpacts;
    logger: LoggerService;
  }) {
    return new RepositoryReplans(options);
  }

  private constructor(options: {
    repository: GitRepository;
    planner: ProposalPlanner;
    impacts: ProposalImpacts;
    logger: LoggerService;
  }) {
    this.#repository = options.repository;
    this.#planner = options.planner;
    this.#impacts = options.impacts;
    this.#logger = options.logger;
  }

  /** Something is to be written: a branch, or a comment. */
  get isPending(): boolean {
    return this.#repository.reviews
      .openPulls()
      .some(pull => this.#isPending(pull));
  }

  /** Judges what has not been judged as it is now. One round at a time. */
  judge(): Promise<void> {
    const round = this.#round.then(() => this.#judge());
    // Who asked for the round hears of its failure; the next one does not care.
    this.#round = round.catch(() => undefined);
    return round;
  }

  /** Writes what follows from the verdicts, after a look at what the forge has now. */
  async carryOut(): Promise<void> {
    const { source, reviews } = this.#repository;
    await source.refresh();
    // Only what the forge says is open now: the base may have moved because one of them was merged.
    const open = await reviews.open();
    await this.judge();
    for (const { number } of open) {
      const pull = reviews.pull(number);
      if (!pull || !this.#isPending(pull)) continue;
      const verdict = this.#judged.get(pull.number)?.verdict;
      try {
        if (verdict?.state === 'stale') await this.#update(pull, verdict);
        if (verdict?.state === 'held') await this.#tell(pull, verdict);
      } catch (error) {
        // Of one proposal; it is tried again when this is called again.
        this.#logger.warn(
          `#${pull.number} of ${
            this.#repository.config.name
          } was not brought up to date: ${toError(error).message}`,
        );
      }
    }
  }

  #isPending(pull: PullRequest): boolean {
    const verdict = this.#judged.get(pull.number)?.verdict;
    if (verdict?.state === 'stale') return true;
    return verdict?.state === 'held' && !this.#isTold(pull, verdict);
  }

  #isTold({ number, body }: PullRequest, { key }: HeldVerdict): boolean {
    return (
      !this.#repository.forge.comment ||
      this.#told.get(number) === key ||
      markedReasons(body).has(key)
    );
  }

  async #judge() {
    const { source, reviews } = this.#repository;
    const base = source.snapshot;
    if (!base) return;
    const open = reviews.openPulls();
    const numbers = new Set(open.map(({ number }) => number));
    for (const number of [...this.#judged.keys(), ...this.#impacted.keys()]) {
      if (numbers.has(number)) continue;
      this.#judged.delete(number);
      this.#impacted.delete(number);
      this.#updated.delete(number);
      this.#told.delete(number);
    }
    await this.#findImpacts(open, base.revision);
    const by = ({ branch, headRevision, updatedAt, body }: PullRequest) =>
      [base.revision, branch, headRevision ?? updatedAt, body].join('\n');
    const wanted = open.filter(
      pull =>
        pull.branch.startsWith('ai-edge/') &&
        this.#judged.get(pull.number)?.by !== by(pull),
    );
    if (wanted.length === 0) return;
    await fetchProposalBranches(this.#repository);
    for (const pull of wanted) {
      try {
        const verdict = await judgeProposal({
          planner: this.#planner,
          repository: this.#repository,
          pull,
          base,
          now: new Date(),
        });
        this.#judged.set(pull.number, {
          by: by(pull),
          ...(verdict && { verdict }),
        });
        if (verdict) this.#annotate(pull, verdict, base.revision);
      } catch (error) {
        // What passes: a Git server that does not answer. The next round looks again.
        this.#logger.warn(
          `#${pull.number} of ${
            this.#repository.config.name
          } could not be planned again: ${toError(error).message}`,
        );
      }
    }
  }

  /** Of everybody's. One whose commits are not to be had has none. */
  async #findImpacts(open: PullRequest[], revision: string) {
    const { reviews, config } = this.#repository;
    for (const pull of open) {
      const by = `${revision}\n${pull.headRevision ?? pull.updatedAt}`;
      if (pull.base !== config.branch) continue;
      if (this.#impacted.get(pull.number) === by) continue;
      try {
        const { summary } = await this.#impacts.of(this.#repository, pull);
        reviews.annotate(pull.number, { impact: summary }, pull.headRevision);
        this.#impacted.set(pull.number, by);
      } catch (error) {
        this.#logger.debug(
          `What #${pull.number} of ${config.name} changes is not known: ${
            toError(error).message
          }`,
        );
      }
    }
  }

  #annotate(pull: PullRequest, verdict: Verdict, revision: string) {
    // Until it is written there is nothing to say that would be true a moment later.
    if (verdict.state === 'stale') return;
    const isOurs =
      verdict.state === 'current' &&
      pull.headRevision !== undefined &&
      this.#updated.get(pull.number) === pull.headRevision;
    this.#note(pull.number, {
      state: isOurs ? 'updated' : verdict.state,
      ...(verdict.state === 'held' && { reason: verdict.reason }),
      revision,
      at: new Date().toISOString(),
    });
  }

  #note(number: number, replan: Replan) {
    const { reviews } = this.#repository;
    const before = reviews
      .proposals()
      .find(proposal => proposal.number === number)?.replan;
    const isSame =
      before?.state === replan.state &&
      before.reason === replan.reason &&
      before.revision === replan.revision;
    if (!isSame) reviews.annotate(number, { replan });
  }

  async #update(pull: PullRequest, verdict: StaleVerdict) {
    const { mirror, forge, reviews } = this.#repository;
    const { head, commit, planned, message } = verdict;
    const { number, branch } = pull;
    await mirror.replaceBranch(branch, { expected: head, commit });
    this.#updated.set(number, commit);
    this.#judged.delete(number);
    const requestedBy = requester(message);
    const text = proposalBody({
      intent: planned.intent,
      plan: { ...planned.plan, findings: planned.findings },
      hash: planned.hash,
      sites: { count: planned.sites.length, sha256: planned.sitesSha256 },
      ...(requestedBy && { requestedBy }),
    });
    await forge.edit?.(number, { body: withNewText(pull.body, text) });
    this.#logger.info(
      `#${number} of ${this.#repository.config.name} was planned again on ${
        planned.base.revision
      }`,
    );
    await reviews.open();
    this.#note(number, {
      state: 'updated',
      revision: planned.base.revision,
      at: new Date().toISOString(),
    });
  }

  async #tell(pull: PullRequest, { key, reason, detail }: HeldVerdict) {
    const { forge, reviews } = this.#repository;
    const { number } = pull;
    // Marked first: better told not at all than at every push.
    const body = withMark(pull.body, key);
    if (body !== undefined) await forge.edit?.(number, { body });
    this.#told.set(number, key);
    const text = [reason, ...(detail ? [escapeText(detail)] : [])].join(' ');
    await forge.comment?.(number, `${text}\n\n${replanMark(key)}`);
    await reviews.open();
  }
}
