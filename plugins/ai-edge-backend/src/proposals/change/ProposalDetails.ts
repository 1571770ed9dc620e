import type { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError, toError } from '@backstage/errors';
import type { ProposalDetail } from '@ai-edge/backstage-plugin-ai-edge-common';
import { readProposalBody } from '@ai-edge/backstage-plugin-ai-edge-gitops';
import type { Fleet } from '../../fleet/Fleet';
import type { FleetDecision } from '../../permissions/FleetAuthorizer';
import type {
  GitRepositories,
  GitRepository,
} from '../../sources/git/GitRepositories';
import type { ProposalImpact, ProposalImpacts } from './ProposalImpacts';
import { reachedSites } from './reachedSites';
import { proposalRange, type RangedProposal } from './ProposalRange';
import { readTreeChange, type TreeChange } from './readTreeChange';
import { shownFiles } from './shownFiles';
import { hiddenNames, namesAny } from './siteNames';

export interface ProposalDetailsOptions {
  repositories: GitRepositories;
  impacts: ProposalImpacts;
  fleet: Fleet;
  logger: LoggerService;
}

/** One proposal with its files, the sites that it reaches and what has come of it there. */
export class ProposalDetails {
  readonly #repositories: GitRepositories;
  readonly #impacts: ProposalImpacts;
  readonly #fleet: Fleet;
  readonly #logger: LoggerService;

  static create(options: ProposalDetailsOptions) {
    return new ProposalDetails(options);
  }

  private constructor(options: ProposalDetailsOptions) {
    this.#repositories = options.repositories;
    this.#impacts = options.impacts;
    this.#fleet = options.fleet;
    this.#logger = options.logger;
  }

  /** Rejects with a `NotFoundError` for a repository or a number that is not there. */
  async get(
    gitops: string,
    number: number,
    decision: FleetDecision,
  ): Promise<ProposalDetail> {
    const repository = this.#repositories
      .list()
      .find(({ config }) => config.name === gitops);
    const proposal = repository?.reviews
      .proposals()
      .find(entry => entry.number === number);
    if (!repository || !proposal) {
      throw new NotFoundError(`No proposal ${number} in "${gitops}"`);
    }
    const { reviews, source, config } = repository;
    const pull = reviews.pull(number);
    const said = pull && readProposalBody(pull.body)?.intent;
    const ranged: RangedProposal = {
      ...proposal,
      ...(pull?.headRevision && { headRevision: pull.headRevision }),
    };
    const impact = await this.#impact(repository, ranged);
    const sites = impact?.sites ?? [];
    const hidden = hiddenNames(this.#fleet, decision, config.hubs, sites);
    const change = await this.#change(repository, ranged);
    const isOpen = proposal.state === 'open';
    const { replan, ...rest } = proposal;
    return {
      ...rest,
      ...(isOpen && replan && { replan }),
      ...(impact && { impact: impact.summary }),
      ...(said && !namesAny(JSON.stringify(said), hidden) && { wish: said }),
      ...('reason' in change
        ? {
            files: [],
            filesLeftOut: { hidden: 0, more: 0, reason: change.reason },
          }
        : shownFiles(change, hidden)),
      sites: reachedSites({
        fleet: this.#fleet,
        decision,
        sites,
        state: proposal.state,
      }),
      conflicts:
        isOpen && !('reason' in change)
          ? this.#conflicts(repository, number, change.paths, hidden)
          : [],
      asOf: source.asOf ?? new Date().toISOString(),
    };
  }

  /** `undefined` when it cannot be found out: then nothing is said of sites. */
  async #impact(
    repository: GitRepository,
    proposal: RangedProposal,
  ): Promise<ProposalImpact | undefined> {
    try {
      return await this.#impacts.of(repository, proposal);
    } catch (error) {
      const { number } = proposal;
      this.#logger.debug(
        `What #${number} changes is not known: ${toError(error).message}`,
      );
      return undefined;
    }
  }

  /** What its commits hold, or why they are not to be had. */
  async #change(
    repository: GitRepository,
    proposal: RangedProposal,
  ): Promise<TreeChange | { reason: string }> {
    try {
      const range = await proposalRange(repository, proposal);
      return await readTreeChange(repository.mirror.dir, range);
    } catch (error) {
      return { reason: toError(error).message };
    }
  }

  /** Other open proposals that change the same files. */
  #conflicts(
    repository: GitRepository,
    number: number,
    paths: string[],
    hidden: string[],
  ): ProposalDetail['conflicts'] {
    const ours = new Set(paths.filter(path => !namesAny(path, hidden)));
    const conflicts: ProposalDetail['conflicts'] = [];
    for (const other of repository.reviews.openPulls()) {
      if (other.number === number) continue;
      const known = this.#impacts.last(repository.config.name, other.number);
      const shared = known?.paths.filter(path => ours.has(path)) ?? [];
      if (shared.length > 0) {
        conflicts.push({
          number: other.number,
          url: other.url,
          paths: shared,
        });
      }
    }
    return conflicts;
  }
}
