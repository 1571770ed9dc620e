import { NotFoundError, toError } from '@backstage/errors';
import type {
  Proposal,
  ProposalDetail,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { readProposalBody } from '@ai-edge/backstage-plugin-ai-edge-gitops';
import type { Fleet } from '../../fleet/Fleet';
import type { FleetDecision } from '../../permissions/FleetAuthorizer';
import type {
  GitRepositories,
  GitRepository,
} from '../../sources/git/GitRepositories';
import type { ProposalImpact, ProposalImpacts } from './ProposalImpacts';
import { reachedSites } from './reachedSites';
import { readTreeChange } from './readTreeChange';
import { shownFiles } from './shownFiles';
import { hiddenNames, namesAny } from './siteNames';

export interface ProposalDetailsOptions {
  repositories: GitRepositories;
  impacts: ProposalImpacts;
  fleet: Fleet;
}

/** One proposal with its files, the sites that it reaches and what has come of it there. */
export class ProposalDetails {
  readonly #repositories: GitRepositories;
  readonly #impacts: ProposalImpacts;
  readonly #fleet: Fleet;

  static create(options: ProposalDetailsOptions) {
    return new ProposalDetails(options);
  }

  private constructor(options: ProposalDetailsOptions) {
    this.#repositories = options.repositories;
    this.#impacts = options.impacts;
    this.#fleet = options.fleet;
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
    const { reviews, source, mirror, config } = repository;
    const pull = reviews.pull(number);
    const said = pull && readProposalBody(pull.body)?.intent;
    const impact = await this.#impact(repository, proposal);
    const sites = impact instanceof Error ? [] : impact.sites;
    const hidden = hiddenNames(this.#fleet, decision, config.hubs, sites);
    const isOpen = proposal.state === 'open';
    const { replan, ...rest } = proposal;
    return {
      ...rest,
      ...(isOpen && replan && { replan }),
      ...(!(impact instanceof Error) && { impact: impact.summary }),
      ...(said && !namesAny(JSON.stringify(said), hidden) && { wish: said }),
      ...(impact instanceof Error
        ? {
            files: [],
            filesLeftOut: { hidden: 0, more: 0, reason: impact.message },
          }
        : shownFiles(await readTreeChange(mirror.dir, impact.range), hidden)),
      sites: reachedSites({
        fleet: this.#fleet,
        decision,
        sites,
        state: proposal.state,
      }),
      conflicts:
        isOpen && !(impact instanceof Error)
          ? this.#conflicts(repository, number, impact.paths, hidden)
          : [],
      asOf: source.asOf ?? new Date().toISOString(),
    };
  }

  /** The error when its commits cannot be looked into: the rest of the answer stands without. */
  async #impact(
    repository: GitRepository,
    proposal: Proposal,
  ): Promise<ProposalImpact | Error> {
    const headRevision = repository.reviews.pull(proposal.number)?.headRevision;
    try {
      return await this.#impacts.of(repository, {
        ...proposal,
        ...(headRevision && { headRevision }),
      });
    } catch (error) {
      return new Error(toError(error).message);
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
