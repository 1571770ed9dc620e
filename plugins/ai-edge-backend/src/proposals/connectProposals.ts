import type {
  AuditorService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type { Fleet, FleetChange } from '../fleet/Fleet';
import type { SiteSelector } from '../fleet/SiteSelector';
import type { FleetAuthorizer } from '../permissions/FleetAuthorizer';
import {
  GitRepositories,
  type GitRepositoriesOptions,
} from '../sources/git/GitRepositories';
import { DefaultProposals } from './DefaultProposals';
import { ProposalOpener } from './ProposalOpener';
import { ProposalPlanner } from './ProposalPlanner';
import type { Proposals } from './Proposals';

export interface ConnectProposalsOptions
  extends Pick<GitRepositoriesOptions, 'layouts' | 'createForge'> {
  config: Config;
  fleet: Fleet;
  selector: SiteSelector;
  /** Told when proposals have changed. */
  notify: (change: FleetChange) => void;
  authorizer: FleetAuthorizer;
  auditor: AuditorService;
  logger: LoggerService;
}

/**
 * The configured repositories and the proposals into them. `repositories.start(signal)` keeps the fleet's desired
 * state fresh. Throws an `InputError` naming the key for a configuration that cannot work.
 */
export function connectProposals(options: ConnectProposalsOptions): {
  repositories: GitRepositories;
  proposals: Proposals;
} {
  const { fleet, selector, authorizer, auditor } = options;
  const repositories = GitRepositories.create(options);
  const proposals = DefaultProposals.create({
    repositories,
    planner: ProposalPlanner.create({ fleet, selector, repositories }),
    opener: ProposalOpener.create(),
    authorizer,
    auditor,
  });
  return { repositories, proposals };
}
