import type { Finding, Intent } from '@ai-edge/backstage-plugin-ai-edge-common';

/**
 * The text files of a repository at one commit, as far as its layout reads them. Paths are relative, with `/`.
 *
 * @public
 */
export interface Tree {
  /** Sorted paths that start with the prefix; all of them when absent. */
  paths(prefix?: string): string[];
  /** Content of a file, `undefined` when there is none. */
  read(path: string): string | undefined;
}

/**
 * What a layout may know of a site when it resolves and plans.
 *
 * @public
 */
export interface InventorySite {
  hub: string;
  name: string;
  clusterSet?: string;
  labels: Record<string, string>;
  topology?: string;
  product?: string;
  /** How the site's KServe serves by default, in the spelling that it keeps. */
  deploymentMode?: string;
  /** Version of its KServe, such as `0.20.1`. */
  kserveVersion?: string;
  accelerators?: { resource: string; count: number }[];
}

/**
 * A label requirement of a placement, as `matchExpressions` of Kubernetes has it.
 *
 * @public
 */
export interface LabelExpression {
  key: string;
  operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  values: string[];
}

/**
 * A line of desired state in Git.
 *
 * @public
 */
export interface Assignment {
  /** Hub of the site; `*` when a placement chooses on every hub of the repository. */
  hub: string;
  /** The named site, or `undefined` when a placement of the repository chooses. */
  site?: string;
  /** Placement that chooses, when `site` is absent: cluster sets and labels it asks for, ANDed. */
  selector?: {
    clusterSets: string[];
    labels: Record<string, string>;
    expressions?: LabelExpression[];
  };
  model: string;
  version?: string;
  artifact?: string;
  namespace: string;
  /** Kind and name of the object that serves on the site. */
  object: { kind: 'InferenceService' | 'Deployment'; name: string };
  ring?: string;
  /** Set when it is there and does not serve: nothing of it runs. */
  stopped?: true;
  /** Set while part of the requests go to a release that is tried. */
  canary?: { version?: string; trafficPercent?: number; until?: string };
  owner?: string;
  format?: string;
  /** Directory that the site's Argo CD Application builds. */
  path: string;
  /** Name of the Argo CD Application of this assignment on this site, `{site}` standing for the site's name. */
  application: string;
}

/**
 * An assignment for one site.
 *
 * @public
 */
export type Desired = Omit<Assignment, 'site' | 'selector'> & { site: string };

/**
 * An intent whose selection has been resolved: `sites` is sorted by hub and name and holds what the plan needs.
 *
 * @public
 */
export type ResolvedIntent = WithResolvedSites<Intent>;

/**
 * An intent with the sites that its selection resolved to in the selection's place.
 *
 * @public
 */
export type WithResolvedSites<I extends Intent> = I extends {
  kind: 'deploy';
}
  ? Omit<I, 'sites'> & { sites: InventorySite[] }
  : I extends unknown
  ? Omit<I, 'sites'> & { sites?: InventorySite[] }
  : never;

/** @public */
export interface FileChange {
  path: string;
  change: 'create' | 'update' | 'delete';
  before?: string;
  after?: string;
}

/** @public */
export interface PlanContext {
  /** Clone URL that the sites' Argo CD reads, and the branch. */
  repoUrl: string;
  branch: string;
  /** Every site of the repository's hubs. */
  inventory: InventorySite[];
  /** The tree at the commit that a `rollback` by `revision` names. */
  past?: { revision: string; tree: Tree };
}

/**
 * What a linter may know beside the tree.
 *
 * @public
 */
export interface LintContext {
  /** Clone URL and branch of the repository itself; what points elsewhere is not checked when they are absent. */
  repoUrl?: string;
  branch?: string;
  /** Today, such as `2026-12-31`, for dates that have passed. Nothing is said of them when absent. */
  today?: string;
  /** The tree before a change: what was there and may not be edited. */
  before?: Tree;
}

/**
 * Something in a tree that breaks a rule of its layout.
 *
 * @public
 */
export interface LintFinding extends Finding {
  /** The rule's name, such as `foreign-repo`; it stays the same. */
  rule: string;
  path: string;
}

/** @public */
export interface Plan {
  /** Sorted by path. Empty when the tree already says what the intent asks for. */
  files: FileChange[];
  applications: { added: number; removed: number };
  /** Sites that the change reaches, sorted: more than the intent's when a whole ring moves. */
  sites: { hub: string; name: string }[];
  reach?: { ring: string; sites: number };
  findings: Finding[];
  /**
   * Addresses of the artifacts that the change makes sites pull, so that it can be asked whether they are still
   * there. The artifact that the intent names when absent.
   */
  artifacts?: string[];
  /**
   * What no site may have any more when this is proposed: its files are about to go. The fleet is asked, as far as the
   * hubs of the repository.
   */
  mustBeGone?: { namespace: string; object: Assignment['object'] };
}

/**
 * How a GitOps repository arranges its files. All three functions are pure: no I/O, no clock, no randomness.
 * They throw an `InputError` naming field and rule when the intent cannot be carried out in this layout.
 *
 * @public
 */
export interface Layout {
  readonly id: string;
  /** True for a path the layout reads; others need not be in the tree. */
  owns(path: string): boolean;
  read(tree: Tree): Assignment[];
  /** What is wrong in a tree, sorted by path and line. Never throws for what is in the tree. */
  lint?(tree: Tree, context: LintContext): LintFinding[];
  resolve(assignments: Assignment[], inventory: InventorySite[]): Desired[];
  plan(tree: Tree, intent: ResolvedIntent, context: PlanContext): Plan;
}

/** @public */
export interface PullRequest {
  number: number;
  url: string;
  title: string;
  body: string;
  state: 'open' | 'merged' | 'closed';
  branch: string;
  base: string;
  author?: string;
  draft?: boolean;
  /** Who is asked to review it or has done so, as far as the forge says. */
  reviewers?: string[];
  createdAt: string;
  updatedAt?: string;
  /** When it was merged or closed, as far as the forge says. */
  endedAt?: string;
  /** Newest commit of its branch, as far as the forge says. */
  headRevision?: string;
}

/**
 * How a pull request stands with its forge.
 *
 * @public
 */
export interface PullRequestStanding {
  /** Newest commit of its branch. */
  headRevision: string;
  checks: {
    state: 'passed' | 'failed' | 'pending' | 'none';
    passed: number;
    total: number;
    /** Names of those that failed, sorted. */
    failed: string[];
  };
  /** Absent while the forge has not decided. */
  mergeable?: boolean;
}

/** @public */
export interface ProposeOptions {
  base: { branch: string; revision: string };
  branch: string;
  files: FileChange[];
  title: string;
  body: string;
  commitMessage: string;
  draft?: boolean;
  /** Accounts; on GitHub also teams, as `team/<slug>`. */
  reviewers?: string[];
  /** Names of labels; Gitea knows those of the repository, GitHub and GitLab make new ones. */
  labels?: string[];
  /**
   * Takes the branch that is there, when it holds one commit on the base with exactly these files: what is left of
   * an attempt whose pull request could not be opened. Otherwise the branch is in the way as ever.
   */
  reuseBranch?: boolean;
}

/**
 * A Git server with reviews, for one repository.
 *
 * @public
 */
export interface Forge {
  readonly type: 'gitea' | 'github' | 'gitlab';
  /** Commit that the branch points to, `undefined` when there is no such branch. */
  branchRevision(branch: string): Promise<string | undefined>;
  /** Open pull requests, newest first. */
  listPullRequests(state: 'open' | 'closed' | 'all'): Promise<PullRequest[]>;
  /** Paths that a pull request changes. */
  changedPaths(number: number): Promise<string[]>;
  /**
   * One commit with all files on a new branch, and its pull request: at most 6 calls for any number of files, and
   * at most one more for labels. Throws a `ConflictError` when the branch exists or a file is not what the plan read.
   */
  propose(options: ProposeOptions): Promise<PullRequest>;
  /**
   * Asks for more reviews of an open pull request. Throws an error that says that the pull request is open, with
   * its url, when they could not be asked.
   */
  askForReview?(
    pull: Pick<PullRequest, 'number' | 'url'>,
    reviewers: string[],
  ): Promise<void>;
  /** Checks of its newest commit and whether it could be merged, in at most 3 calls. */
  standing?(number: number): Promise<PullRequestStanding>;
  /** Adds a comment (Markdown) to a pull request. */
  comment?(number: number, text: string): Promise<void>;
  /** Puts another title or text in place of the pull request's. */
  edit?(
    number: number,
    change: { title?: string; body?: string },
  ): Promise<void>;
  /** Git ref that holds the newest commit of a pull request, also of one from a fork: `refs/pull/7/head`. */
  pullRequestRef?(number: number): string;
}

/** @public */
export type { Intent };
