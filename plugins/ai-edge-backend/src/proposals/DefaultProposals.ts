import type {
  AuditorService,
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { InputError, toError } from '@backstage/errors';
import { z } from 'zod/v3';
import {
  intentModel,
  intentSubject,
  parseInput,
  previewRequestSchema,
  proposalCreatePermission,
  proposalReadPermission,
  proposeRequestSchema,
  parseSiteRef,
  type Preview,
  type Proposal,
  type ProposalDetail,
  type ProposeRequest,
  type ProposeResult,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import {
  findExisting,
  unifiedDiff,
} from '@ai-edge/backstage-plugin-ai-edge-gitops';
import type {
  FleetAuthorizer,
  FleetDecision,
} from '../permissions/FleetAuthorizer';
import type { GitRepositories } from '../sources/git/GitRepositories';
import type { Fleet } from '../fleet/Fleet';
import { ProposalDetails } from './change/ProposalDetails';
import type { ProposalImpacts } from './change/ProposalImpacts';
import { canReadSite } from './change/siteNames';
import { ConflictFinder } from './ConflictFinder';
import type { PlannedBuilds } from './PlannedBuilds';
import type { PlannedProposal } from './PlannedProposal';
import { PreviewMemory } from './PreviewMemory';
import type { ProposalOpener } from './ProposalOpener';
import type { ProposalPlanner } from './ProposalPlanner';
import type {
  ProposalList,
  Proposals,
  ProposalsContext,
  ReadInput,
} from './Proposals';
import { requestedBy } from './requestedBy';

/** Refs that a preview lists; the rest is counted. */
const MAX_REFS = 500;

export interface DefaultProposalsOptions {
  repositories: GitRepositories;
  planner: ProposalPlanner;
  opener: ProposalOpener;
  authorizer: FleetAuthorizer;
  auditor: AuditorService;
  fleet: Fleet;
  impacts: ProposalImpacts;
  builds: PlannedBuilds;
  logger: LoggerService;
}

const querySchema = z
  .object({
    state: z.enum(['open', 'merged', 'closed']).optional(),
    gitops: z.string().min(1).optional(),
    model: z.string().min(1).optional(),
    site: z.string().min(1).optional(),
  })
  .strict();

/** How it stood to its base is of no use any more once it is not open. */
function withoutPast({ replan, ...proposal }: Proposal): Proposal {
  return replan && proposal.state === 'open'
    ? { ...proposal, replan }
    : proposal;
}

/** {@link Proposals} through a planner and an opener. */
export class DefaultProposals implements Proposals {
  readonly #repositories: GitRepositories;
  readonly #planner: ProposalPlanner;
  readonly #opener: ProposalOpener;
  readonly #authorizer: FleetAuthorizer;
  readonly #auditor: AuditorService;
  readonly #fleet: Fleet;
  readonly #impacts: ProposalImpacts;
  readonly #builds: PlannedBuilds;
  readonly #details: ProposalDetails;
  readonly #conflicts = ConflictFinder.create();
  readonly #previews = PreviewMemory.create();
  readonly #opening = new Map<string, Promise<ProposeResult>>();

  static create(options: DefaultProposalsOptions) {
    return new DefaultProposals(options);
  }

  private constructor(options: DefaultProposalsOptions) {
    this.#repositories = options.repositories;
    this.#planner = options.planner;
    this.#opener = options.opener;
    this.#authorizer = options.authorizer;
    this.#auditor = options.auditor;
    this.#fleet = options.fleet;
    this.#impacts = options.impacts;
    this.#builds = options.builds;
    this.#details = ProposalDetails.create(options);
  }

  async preview(
    read: ReadInput,
    { credentials }: ProposalsContext,
  ): Promise<Preview> {
    const decision = await this.#authorize(credentials);
    const { intent } = parseInput(previewRequestSchema, await read());
    const planned = await this.#planner.plan(intent, decision);
    const { repository, hash, plan, sites, sitesSha256, findings } = planned;
    const { name } = repository.config;
    const builds = await this.#builds.of(planned);
    const open = await repository.reviews.open();
    const existing = findExisting(open, hash);
    const compared = await this.#conflicts.find(
      repository.forge,
      name,
      open.filter(({ number }) => number !== existing?.number),
      plan.files.map(({ path }) => path),
    );
    this.#previews.remember(planned);
    return {
      hash,
      files: plan.files.map(file => ({ ...file, diff: unifiedDiff(file) })),
      sites: {
        count: sites.length,
        sha256: sitesSha256,
        refs: sites.slice(0, MAX_REFS),
      },
      applications: plan.applications,
      ...(plan.reach && { reach: plan.reach }),
      findings: [
        ...findings,
        ...(builds?.findings ?? []),
        ...compared.findings,
      ],
      ...(builds && { built: builds.built }),
      conflicts: compared.conflicts,
      base: planned.base,
      ...(existing && {
        existing: { number: existing.number, url: existing.url },
      }),
      asOf: planned.asOf,
    };
  }

  async propose(
    read: ReadInput,
    { credentials, request }: ProposalsContext,
  ): Promise<ProposeResult> {
    const decision = await this.#authorize(credentials);
    const wanted = parseInput(proposeRequestSchema, await read());
    const { gitops, kind } = wanted.intent;
    const { name, version } = intentModel(wanted.intent) ?? {};
    const event = await this.#auditor.createEvent({
      eventId: 'proposal-create',
      severityLevel: 'medium',
      ...(request && { request }),
      meta: {
        gitops,
        kind,
        subject: intentSubject(wanted.intent),
        model: name,
        version,
      },
    });
    try {
      const result = await this.#propose(wanted, decision, credentials);
      await event.success({ meta: { result } });
      return result;
    } catch (error) {
      await event.fail({ error: toError(error) });
      throw error;
    }
  }

  async list(
    read: ReadInput,
    { credentials }: ProposalsContext,
  ): Promise<ProposalList> {
    await this.#authorizer.require(credentials, proposalReadPermission);
    const wanted = parseInput(querySchema, await read(), 'query');
    const { state, gitops, model } = wanted;
    const site = await this.#site(wanted.site, credentials);
    const repositories =
      gitops === undefined
        ? this.#repositories.list()
        : [this.#repositories.get(gitops)];
    const items = repositories
      .flatMap(({ reviews }) => reviews.proposals())
      .map(withoutPast)
      .filter(proposal => (state ?? proposal.state) === proposal.state)
      .filter(proposal => !model || this.#changesModel(proposal, model))
      .filter(proposal => !site || site.isChangedBy(proposal))
      .sort((a, b) => b.createdAt.localeCompare(a.createdAt));
    const sources = repositories.map(({ reviews }) => reviews.status);
    const instants = sources.flatMap(({ asOf }) => asOf ?? []).sort();
    return { items, asOf: instants[0] ?? new Date().toISOString(), sources };
  }

  async get(
    read: () => { gitops: string; number: string },
    { credentials }: ProposalsContext,
  ): Promise<ProposalDetail> {
    await this.#authorizer.require(credentials, proposalReadPermission);
    const decision = await this.#authorizer.decide(
      credentials,
      [],
      ['site.read', 'deployment.read'],
    );
    const { gitops, number } = read();
    if (!/^[1-9]\d{0,8}$/.test(number)) {
      throw new InputError('number: must be a positive whole number');
    }
    return this.#details.get(gitops, Number(number), decision);
  }

  #changesModel({ gitops, number, model }: Proposal, wanted: string): boolean {
    const models = this.#impacts.last(gitops, number)?.summary.models ?? [];
    return model === wanted || models.includes(wanted);
  }

  /** Finds what changes a site. Of one that the caller may not know of nothing is found. */
  async #site(text: string | undefined, credentials: BackstageCredentials) {
    if (text === undefined) return undefined;
    const ref = parseSiteRef(text);
    const decision = await this.#authorizer.decide(
      credentials,
      [],
      ['site.read'],
    );
    const isReadable = canReadSite(this.#fleet, decision, ref);
    return {
      isChangedBy: ({ gitops, number }: Proposal) =>
        isReadable &&
        (this.#impacts
          .last(gitops, number)
          ?.sites.some(
            ({ hub, name }) => hub === ref.hub && name === ref.name,
          ) ??
          false),
    };
  }

  async #authorize(credentials: BackstageCredentials): Promise<FleetDecision> {
    await this.#authorizer.require(credentials, proposalCreatePermission);
    return this.#authorizer.decide(credentials, ['site.read', 'site.change']);
  }

  async #propose(
    wanted: ProposeRequest,
    decision: FleetDecision,
    credentials: BackstageCredentials,
  ): Promise<ProposeResult> {
    const { intent, previewHash, ...options } = wanted;
    const replan = async (): Promise<PlannedProposal> => {
      const planned = await this.#planner.plan(intent, decision);
      this.#previews.check(previewHash, planned);
      const builds = await this.#builds.of(planned);
      const failed = [...planned.findings, ...(builds?.findings ?? [])].filter(
        ({ state }) => state === 'fail',
      );
      if (failed.length > 0) {
        throw new InputError(
          failed
            .map(({ title, detail }) =>
              detail ? `${title}: ${detail}` : title,
            )
            .join('; '),
        );
      }
      return planned;
    };
    const planned = await replan();
    const key = `${intent.gitops}:${planned.hash}`;
    const underWay = this.#opening.get(key);
    if (underWay) {
      const result = await underWay;
      return 'created' in result ? { ...result, created: false } : result;
    }
    const opening = this.#opener
      .open(planned, {
        ...options,
        replan,
        requestedBy: requestedBy(credentials),
      })
      .finally(() => this.#opening.delete(key));
    this.#opening.set(key, opening);
    return opening;
  }
}
