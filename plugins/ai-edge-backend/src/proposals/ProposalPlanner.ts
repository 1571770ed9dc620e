import { NotAllowedError } from '@backstage/errors';
import {
  intentModel,
  intentSites,
  type Finding,
  type Intent,
  type Site,
  type SiteRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import {
  assertOwned,
  proposalHash,
  removalFindings,
  sitesSha256,
  type Plan,
  type PlanContext,
  type ResolvedIntent,
  type Tree,
} from '@ai-edge/backstage-plugin-ai-edge-gitops';
import type { SiteFits } from '../fit/SiteFits';
import type { Fleet } from '../fleet/Fleet';
import type { SiteSelector } from '../fleet/SiteSelector';
import type { FleetDecision } from '../permissions/FleetAuthorizer';
import type {
  GitRepositories,
  GitRepository,
} from '../sources/git/GitRepositories';
import type { GitSnapshot } from '../sources/git/GitSource';
import { artifactFindings, type ArtifactProbe } from '../registry';
import { inventoryOf } from '../sources/git/inventoryOf';
import { chosenSites, namedSites } from './chosenSites';
import { checkSiteHub } from './checkSiteHub';
import { checkUntil } from './checkUntil';
import { goneFindings } from './goneFindings';
import type { PlannedProposal } from './PlannedProposal';

export interface ProposalPlannerOptions {
  fleet: Fleet;
  selector: SiteSelector;
  repositories: GitRepositories;
  /** Asks the registries. */
  probe: ArtifactProbe;
  fits: SiteFits;
}

/** A site of Git that the inventory does not know, so that permissions can be asked for it all the same. */
function unknownSite(ref: SiteRef): Site {
  return {
    ref,
    kind: 'cluster',
    availability: { state: 'unknown' },
    labels: {},
    addons: [],
    taints: [],
    inventory: 'none',
    deployments: { total: 0, ready: 0, stale: 0 },
    asOf: new Date(0).toISOString(),
  };
}

/**
 * Turns an intent into a plan: resolves its selection once, fetches the repository, runs the layout. Preview and
 * proposal both come from here, so that they cannot differ.
 */
export class ProposalPlanner {
  readonly #fleet: Fleet;
  readonly #selector: SiteSelector;
  readonly #repositories: GitRepositories;
  readonly #probe: ArtifactProbe;
  readonly #fits: SiteFits;

  static create(options: ProposalPlannerOptions) {
    return new ProposalPlanner(options);
  }

  private constructor(options: ProposalPlannerOptions) {
    this.#fleet = options.fleet;
    this.#selector = options.selector;
    this.#repositories = options.repositories;
    this.#probe = options.probe;
    this.#fits = options.fits;
  }

  /** Whether a repository of this name is configured. */
  isConfigured(gitops: string): boolean {
    return this.#repositories
      .list()
      .some(({ config }) => config.name === gitops);
  }

  /**
   * @param at - the commit to plan against, instead of where the branch stands now
   */
  async plan(
    intent: Intent,
    decision: FleetDecision,
    at?: GitSnapshot,
  ): Promise<PlannedProposal> {
    checkUntil(intent, new Date());
    const repository = this.#repositories.get(intent.gitops);
    const { config, layout, source } = repository;
    checkSiteHub(intent, config);
    const selection = intentSites(intent);
    const chosen = selection
      ? chosenSites(
          selection,
          this.#selector.select(selection, decision),
          config,
        )
      : undefined;
    const snapshot = at ?? (await source.refresh());
    const past = await this.#past(source, intent, snapshot);
    const plan = layout.plan(
      snapshot.tree,
      this.#resolve(intent, chosen?.sites),
      {
        repoUrl: config.url,
        branch: config.branch,
        inventory: source.inventory(),
        ...(past && { past }),
      },
    );
    // A layout of a module is not trusted to stay in its own directories.
    assertOwned(layout, plan.files);
    this.#checkReach(plan.sites, decision);
    const sites = chosen?.sites.map(({ ref }) => ref) ?? plan.sites;
    const findings: Finding[] = [
      ...plan.findings,
      ...(chosen?.findings ?? []),
      ...(plan.files.length > 0
        ? this.#fits.findings(chosen?.sites ?? [], intent)
        : []),
      ...this.#removals(repository, snapshot.tree, intent, plan),
      ...this.#leftovers(repository, intent, plan, decision),
      ...(await this.#artifacts(intent, plan)),
    ];
    return {
      repository,
      intent,
      hash: proposalHash(intent, chosen && sites),
      plan,
      sites,
      sitesSha256: sitesSha256(sites),
      findings,
      base: { branch: config.branch, revision: snapshot.revision },
      asOf: snapshot.asOf,
    };
  }

  /** The files at the commit that a rollback goes back to. */
  async #past(
    source: GitRepository['source'],
    intent: Intent,
    head: GitSnapshot,
  ): Promise<PlanContext['past']> {
    if (intent.kind !== 'rollback' || intent.revision === undefined) {
      return undefined;
    }
    const { revision } = intent;
    return { revision, tree: await source.past(revision, head.revision) };
  }

  /** Whether sites can pull what the change makes them pull. */
  async #artifacts(intent: Intent, plan: Plan): Promise<Finding[]> {
    if (plan.files.length === 0) return [];
    const named = 'artifact' in intent ? intent.artifact?.uri : undefined;
    return artifactFindings({
      probe: this.#probe,
      artifacts: plan.artifacts ?? [named ?? []].flat(),
      kind: intent.kind,
      version: intentModel(intent)?.version,
    });
  }

  /** What a change takes away beside what it was asked to, counted only where that can be too much. */
  #removals(
    { layout, source }: GitRepository,
    tree: Tree,
    { kind }: Intent,
    plan: Plan,
  ): Finding[] {
    if (plan.applications.removed === 0) return [];
    const desired = layout.resolve(layout.read(tree), source.inventory());
    return removalFindings(kind, plan, desired.length);
  }

  /** Sites that have not let go of what the plan removes the files of. */
  #leftovers(
    { config: { hubs } }: GitRepository,
    intent: Intent,
    { mustBeGone, files }: Plan,
    decision: FleetDecision,
  ): Finding[] {
    if (mustBeGone === undefined || files.length === 0) return [];
    const waived = intent.kind === 'retire' ? intent.waive ?? [] : [];
    const fleet = this.#fleet;
    return goneFindings({ fleet, decision, hubs, mustBeGone, waived });
  }

  #resolve(intent: Intent, sites: Site[] | undefined): ResolvedIntent {
    const resolved = sites && inventoryOf(sites);
    return intent.kind === 'deploy'
      ? { ...intent, sites: resolved ?? [] }
      : { ...intent, sites: resolved };
  }

  /** A change may reach more sites than were chosen, such as a whole ring. */
  #checkReach(reached: SiteRef[], decision: FleetDecision) {
    const refused = reached
      .map(ref => this.#fleet.site(ref) ?? unknownSite(ref))
      .filter(site => !decision.changeSite(site));
    if (refused.length === 0) return;
    const visible = refused.filter(site => decision.readSite(site));
    const hidden = refused.length - visible.length;
    const names = [
      ...(visible.length > 0
        ? [namedSites(visible.map(({ ref }) => ref))]
        : []),
      ...(hidden > 0 ? [`${hidden} that you may not see`] : []),
    ];
    throw new NotAllowedError(
      `sites: the change also reaches sites that you may not change: ${names.join(
        ' and ',
      )}`,
    );
  }
}
