import { setTimeout as sleep } from 'node:timers/promises';
import { ConflictError } from '@backstage/errors';
import type {
  ProposeRequest,
  ProposeResult,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import {
  branchName,
  findExisting,
  forgeConflictCode,
  proposalBody,
  type PullRequest,
} from '@ai-edge/backstage-plugin-ai-edge-gitops';
import type { PlannedProposal } from './PlannedProposal';
import { intentToKeep } from './intentToKeep';
import { proposalTitle } from './proposalTitle';

/** How long another replica may take between its branch and its pull request. */
const OTHER_REPLICA_LOOKS = 5;
const OTHER_REPLICA_PAUSE_MS = 400;
/** Closed and abandoned attempts of one proposal before somebody should look. */
const MAX_ATTEMPTS = 50;

export interface OpenOptions
  extends Pick<ProposeRequest, 'title' | 'reviewers' | 'draft' | 'token'> {
  /** Entity ref of who asks. */
  requestedBy?: string;
  /** Plans the same intent once more, when the branch has moved meanwhile. */
  replan: () => Promise<PlannedProposal>;
}

function found(
  pull: PullRequest,
  planned: PlannedProposal,
  created: boolean,
): ProposeResult {
  const { url, number, branch } = pull;
  const forge = planned.repository.forge.type;
  const files = planned.plan.files.length;
  return { url, number, branch, forge, created, files };
}

/**
 * Opens the pull request of a plan, or finds the open one with the same identity. The branch's name is the lock:
 * of two who open the same proposal at once, the forge refuses one, who then finds the other's.
 */
export class ProposalOpener {
  readonly #pauseMs: number;

  static create(options?: { pauseMs?: number }) {
    return new ProposalOpener(options?.pauseMs ?? OTHER_REPLICA_PAUSE_MS);
  }

  private constructor(pauseMs: number) {
    this.#pauseMs = pauseMs;
  }

  async open(
    planned: PlannedProposal,
    options: OpenOptions,
  ): Promise<ProposeResult> {
    if (planned.plan.files.length === 0) return { nothingToDo: true };
    const { reviews } = planned.repository;
    const existing = findExisting(await reviews.open(), planned.hash);
    if (existing) return this.#join(existing, planned, options);

    const past = reviews.pastBranches();
    let current = planned;
    let replanned = false;
    let attempt = 1;
    let reuseBranch = false;
    while (attempt <= MAX_ATTEMPTS) {
      const branch = branchName(current.intent, current.hash, attempt);
      if (past.has(branch)) {
        attempt += 1;
        reuseBranch = false;
        continue;
      }
      try {
        const pull = await this.#create(current, branch, options, reuseBranch);
        return found(pull, current, true);
      } catch (error) {
        switch (forgeConflictCode(error)) {
          case 'base-moved':
          case 'file-changed':
            if (replanned) throw error;
            replanned = true;
            current = await this.#replan(current, options);
            if (current.plan.files.length === 0) return { nothingToDo: true };
            break;
          case 'branch-exists':
          case 'pull-request-exists': {
            const other = await this.#otherReplica(current);
            if (other) return this.#join(other, current, options);
            // Nobody opens its pull request: it may be left of an attempt that broke off.
            const isLeft = forgeConflictCode(error) === 'branch-exists';
            if (isLeft && !reuseBranch) {
              reuseBranch = true;
            } else {
              attempt += 1;
              reuseBranch = false;
            }
            break;
          }
          default:
            throw error;
        }
      }
    }
    throw new ConflictError(
      `There are ${MAX_ATTEMPTS} branches of this proposal already: delete those without an open pull request`,
    );
  }

  async #create(
    planned: PlannedProposal,
    branch: string,
    options: OpenOptions,
    reuseBranch: boolean,
  ): Promise<PullRequest> {
    const { repository, intent, plan, hash, sites, sitesSha256, base } =
      planned;
    const { requestedBy, draft, reviewers } = options;
    const { labels } = repository.config;
    const title = options.title ?? proposalTitle(intent, plan);
    const forge = options.token
      ? repository.forgeAs(options.token)
      : repository.forge;
    const pull = await forge.propose({
      base,
      branch,
      files: plan.files,
      title,
      body: proposalBody({
        intent: intentToKeep(planned),
        plan: { ...plan, findings: planned.findings },
        hash,
        sites: { count: sites.length, sha256: sitesSha256 },
        requestedBy,
      }),
      commitMessage: requestedBy
        ? `${title}\n\nRequested-by: ${requestedBy}\n`
        : `${title}\n`,
      ...(draft !== undefined && { draft }),
      ...(reviewers && { reviewers }),
      ...(labels?.length && { labels }),
      ...(reuseBranch && { reuseBranch }),
    });
    repository.reviews.add(pull);
    return pull;
  }

  /** Takes the pull request that is open already, and asks the reviewers that it does not have. */
  async #join(
    pull: PullRequest,
    planned: PlannedProposal,
    { reviewers = [] }: OpenOptions,
  ): Promise<ProposeResult> {
    const asked = new Set(pull.reviewers?.map(login => login.toLowerCase()));
    const missing = reviewers.filter(login => !asked.has(login.toLowerCase()));
    if (missing.length > 0) {
      await planned.repository.forge.askForReview?.(pull, missing);
    }
    return found(pull, planned, false);
  }

  async #replan(
    planned: PlannedProposal,
    options: OpenOptions,
  ): Promise<PlannedProposal> {
    const next = await options.replan();
    if (next.hash !== planned.hash) {
      throw new ConflictError(
        'inventory-moved: the sites have changed while the proposal was being made, preview it again',
      );
    }
    return next;
  }

  /** The pull request that somebody else is opening on the branch, if they get that far. */
  async #otherReplica(
    planned: PlannedProposal,
  ): Promise<PullRequest | undefined> {
    for (let look = 1; look <= OTHER_REPLICA_LOOKS; look++) {
      const open = await planned.repository.reviews.open();
      const existing = findExisting(open, planned.hash);
      if (existing || look === OTHER_REPLICA_LOOKS) return existing;
      await sleep(this.#pauseMs);
    }
    return undefined;
  }
}
