import type {
  AuditorService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { readAiEdgeConfig } from '../config';
import { SiteFits } from '../fit/SiteFits';
import type { Fleet, FleetChange } from '../fleet/Fleet';
import type { SiteSelector } from '../fleet/SiteSelector';
import type { FleetAuthorizer } from '../permissions/FleetAuthorizer';
import {
  GitRepositories,
  type GitRepositoriesOptions,
} from '../sources/git/GitRepositories';
import { ProposalImpacts } from './change/ProposalImpacts';
import { DefaultProposals } from './DefaultProposals';
import { DefaultArtifactProbe } from '../registry';
import { PlannedBuilds } from './PlannedBuilds';
import { ProposalOpener } from './ProposalOpener';
import { ProposalPlanner } from './ProposalPlanner';
import type { Proposals } from './Proposals';
import { Replanner } from './replan/Replanner';

export interface ConnectProposalsOptions
  extends Pick<GitRepositoriesOptions, 'layouts' | 'createForge'> {
  config: Config;
  fleet: Fleet;
  selector: SiteSelector;
  /** Told when proposals have changed. */
  notify: (change: FleetChange) => void;
  authorizer: FleetAuthorizer;
  auditor: AuditorService;
  scheduler: SchedulerService;
  logger: LoggerService;
}

/**
 * The configured repositories, the proposals into them, and what looks after the open ones. `repositories.start(signal)`
 * keeps the fleet's desired state fresh, `replanner.start(signal)` the proposals. Throws an `InputError` naming the key
 * for a configuration that cannot work.
 */
export function connectProposals(options: ConnectProposalsOptions): {
  repositories: GitRepositories;
  proposals: Proposals;
  replanner: Replanner;
  fits: SiteFits;
} {
  const { fleet, selector, authorizer, auditor, scheduler, logger } = options;
  const repositories = GitRepositories.create(options);
  const aiEdge = readAiEdgeConfig(options.config);
  const fits = SiteFits.create({ fleet, ...aiEdge });
  const planner = ProposalPlanner.create({
    fleet,
    selector,
    repositories,
    probe: DefaultArtifactProbe.create(aiEdge),
    fits,
  });
  const impacts = ProposalImpacts.create();
  const proposals = DefaultProposals.create({
    repositories,
    planner,
    opener: ProposalOpener.create(),
    authorizer,
    auditor,
    fleet,
    impacts,
    logger,
    builds: PlannedBuilds.fromConfig(options.config),
  });
  const replanner = Replanner.create({
    repositories,
    planner,
    impacts,
    scheduler,
    logger,
  });
  return { repositories, proposals, replanner, fits };
}
