import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Proposal } from '@ai-edge/backstage-plugin-ai-edge-common';
import type {
  Forge,
  PullRequest,
  PullRequestStanding,
} from '@ai-edge/backstage-plugin-ai-edge-gitops';
import { STANDING_AGE_MS } from './RadarBudget';

interface Entry {
  standing?: PullRequestStanding;
  /** Of the pull request when it was read. */
  headRevision?: string;
  updatedAt?: string;
  /** When it was asked for, whether or not there was an answer. */
  at: number;
  /** Something has happened since. */
  isDue: boolean;
}

/** How urgent a read is: the lower, the sooner; `undefined` when it can wait. */
function urgency(
  pull: PullRequest,
  entry: Entry | undefined,
  now: number,
): number | undefined {
  if (!entry || entry.headRevision !== pull.headRevision) return 0;
  if (entry.isDue) return 1;
  if (entry.updatedAt !== pull.updatedAt) return 2;
  const { standing, at } = entry;
  // Forges take a while to find out whether something can be merged; Gitea says no until it knows.
  const isOpen =
    standing !== undefined &&
    (standing.checks.state === 'pending' || standing.mergeable !== true);
  return isOpen || now - at > STANDING_AGE_MS ? 3 : undefined;
}

/**
 * Checks and mergeability of open pull requests. They cost calls, so a round reads a few: first those with commits
 * that were never looked at, then what something was heard of, last what is undecided or was read long ago.
 */
export class Standings {
  readonly #forge: Forge;
  readonly #logger: LoggerService;
  readonly #entries = new Map<number, Entry>();
  #said?: string;

  static create(options: { forge: Forge; logger: LoggerService }) {
    return new Standings(options);
  }

  private constructor(options: { forge: Forge; logger: LoggerService }) {
    this.#forge = options.forge;
    this.#logger = options.logger;
  }

  /** Of the commit that the pull request points to; nothing when that one was not read. */
  of(
    number: number,
    headRevision: string | undefined,
  ): Pick<Proposal, 'checks' | 'mergeable'> {
    const entry = this.#entries.get(number);
    if (!entry?.standing || entry.headRevision !== headRevision) return {};
    const { checks, mergeable } = entry.standing;
    return { checks, ...(mergeable !== undefined && { mergeable }) };
  }

  /** They are to be read again: all of them after the base has moved, as that decides whether they can be merged. */
  markDue(numbers?: Iterable<number>) {
    for (const number of numbers ?? this.#entries.keys()) {
      const entry = this.#entries.get(number);
      if (entry) entry.isDue = true;
    }
  }

  forget(numbers: Iterable<number>) {
    for (const number of numbers) this.#entries.delete(number);
  }

  /** Reads at most so many. Resolves with the numbers of those that were read. */
  async readSome(open: PullRequest[], most: number): Promise<number[]> {
    if (!this.#forge.standing) return [];
    const now = Date.now();
    const wanted = open
      .flatMap(pull => {
        const entry = this.#entries.get(pull.number);
        const rank = urgency(pull, entry, now);
        return rank === undefined ? [] : [{ pull, rank, at: entry?.at ?? 0 }];
      })
      .sort(
        (a, b) =>
          a.rank - b.rank || a.at - b.at || b.pull.number - a.pull.number,
      )
      .slice(0, most);
    const read: number[] = [];
    // One after the other: forges count requests at the same moment against the account.
    for (const { pull } of wanted) {
      if (await this.read(pull)) read.push(pull.number);
    }
    return read;
  }

  /** Often all fail for the same reason, which is said once. */
  #failed(number: number, message: string) {
    if (message === this.#said) return;
    this.#said = message;
    this.#logger.warn(`Checks of #${number} could not be read: ${message}`);
  }

  /** Reads one now. A forge that does not tell leaves what was known of the same commit. */
  async read(pull: PullRequest): Promise<boolean> {
    if (!this.#forge.standing) return false;
    const { number, headRevision, updatedAt } = pull;
    const before = this.#entries.get(number);
    const entry: Entry = {
      ...(before?.headRevision === headRevision && {
        standing: before?.standing,
      }),
      headRevision,
      updatedAt,
      at: Date.now(),
      isDue: false,
    };
    this.#entries.set(number, entry);
    try {
      const standing = await this.#forge.standing(number);
      // Commits that came after the list was read are of the next round.
      if (headRevision && standing.headRevision !== headRevision) {
        entry.isDue = true;
        return false;
      }
      entry.standing = standing;
      return true;
    } catch (error) {
      this.#failed(number, toError(error).message);
      return false;
    }
  }
}
