import { createHash } from 'node:crypto';
import {
  stringifySiteRef,
  type Intent,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import {
  parseBranchName,
  readProposalBody,
  type FileChange,
  type PullRequest,
} from '@ai-edge/backstage-plugin-ai-edge-gitops';
import type { GitRepository } from '../../sources/git/GitRepositories';
import type { GitSnapshot } from '../../sources/git/GitSource';
import type { PlannedProposal } from '../PlannedProposal';
import type { ProposalPlanner } from '../ProposalPlanner';
import { commitFiles } from './commitFiles';
import { mergedTree } from './mergedTree';
import { readProposalBranch, type ProposalBranch } from './readProposalBranch';
import { unrestricted } from './unrestricted';
import { held, type HeldVerdict, type Verdict } from './Verdict';

export interface JudgeOptions {
  planner: ProposalPlanner;
  repository: GitRepository;
  pull: PullRequest;
  /** The base as it is now. */
  base: GitSnapshot;
  now: Date;
}

/** What an intent or a repository is to blame for; anything else passes and is tried again. */
const SAID = [
  'InputError',
  'NotAllowedError',
  'ConflictError',
  'NotFoundError',
];

/** The plan, or why there can be none for this intent in this tree. */
async function tryPlan(
  planner: ProposalPlanner,
  intent: Intent,
  at: GitSnapshot,
): Promise<PlannedProposal | Error> {
  try {
    return await planner.plan(intent, unrestricted, at);
  } catch (error) {
    if (error instanceof Error && SAID.includes(error.name)) return error;
    throw error;
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

function plural(n: number): string {
  return `${n} ${n === 1 ? 'site' : 'sites'}`;
}

/** The same files with the same content afterwards. */
function sameFiles(a: FileChange[], b: FileChange[]): boolean {
  if (a.length !== b.length) return false;
  const after = new Map(b.map(file => [file.path, file.after]));
  return a.every(
    file => after.has(file.path) && after.get(file.path) === file.after,
  );
}

/** The same files, from the same content to the same content. */
function sameChanges(a: FileChange[], b: FileChange[]): boolean {
  const before = new Map(b.map(file => [file.path, file.before]));
  return (
    sameFiles(a, b) && a.every(file => before.get(file.path) === file.before)
  );
}

/** Whether the branch holds what the portal put there and nothing of anybody else's. */
function isPortals(branch: ProposalBranch, planned: PlannedProposal): boolean {
  const { change, commits } = branch;
  return (
    commits === 1 &&
    change.paths.length === change.files.length &&
    sameFiles(change.files, planned.plan.files)
  );
}

/** Sites that a plan reaches and another did not. */
function furtherSites(now: PlannedProposal, then: PlannedProposal): number {
  const before = new Set(then.plan.sites.map(stringifySiteRef));
  return now.plan.sites.filter(ref => !before.has(stringifySiteRef(ref)))
    .length;
}

/** The plan of what the text of a proposal asks for, or why there is nothing to go by. */
async function planAgain(
  { planner, repository: { config }, pull, base }: JudgeOptions,
  hash10: string,
): Promise<PlannedProposal | HeldVerdict> {
  const said = readProposalBody(pull.body);
  if (!said?.intent) {
    return held(
      'text-lost',
      'The text of this proposal does not say any more what was asked for, so the portal cannot plan it again.',
    );
  }
  const { intent, sites, hash } = said;
  const edited = held(
    'text-edited',
    'The text of this proposal asks for something else than its branch was made for. Propose that on its own.',
  );
  if (intent.gitops !== config.name || !hash.startsWith(hash10)) return edited;
  const planned = await tryPlan(planner, intent, base);
  if (planned instanceof Error) {
    const { message } = planned;
    return held(
      `plan-failed-${digest(message)}`,
      `It cannot be carried out as ${config.branch} is now.`,
      message,
    );
  }
  if (planned.sitesSha256 !== sites.sha256) {
    return held(
      `inventory-moved-${planned.sitesSha256.slice(0, 8)}`,
      `inventory moved: what it selects is now ${plural(
        planned.sites.length,
      )} and not the ${plural(
        sites.count,
      )} that were reviewed. Preview again, and propose that instead of this.`,
    );
  }
  if (planned.hash !== hash) return edited;
  const failed = planned.findings.filter(({ state }) => state === 'fail');
  if (failed.length > 0) {
    const titles = failed.map(({ title }) => title).join('; ');
    const details = failed.flatMap(({ detail }) => detail ?? []).join(' ');
    return held(
      `refused-${digest(titles)}`,
      `It would not be proposed any more: ${titles}.`,
      details,
    );
  }
  if (planned.plan.files.length === 0) {
    return held(
      'nothing-left',
      `There is nothing left to do: ${config.branch} says already what this proposes. Close it.`,
    );
  }
  return planned;
}

/** Why a branch that lags behind is not the portal's to replace. */
function whyLeft(
  { repository: { config } }: JudgeOptions,
  branch: ProposalBranch,
  planned: PlannedProposal,
  then: PlannedProposal | undefined,
): HeldVerdict | undefined {
  const moved = `${config.branch} has moved, and what this proposes would be written differently now.`;
  if (!then || !isPortals(branch, then)) {
    return held(
      'others-commits',
      `${moved} The branch holds something that the portal did not put there, so it leaves the branch alone: merge ${config.branch} into it, or close this and propose again.`,
    );
  }
  const further = furtherSites(planned, then);
  if (further > 0) {
    return held(
      'reaches-further',
      `inventory moved: it would now reach ${plural(
        further,
      )} more than were reviewed. Preview again, and propose that instead of this.`,
    );
  }
  if (config.signedCommits) {
    return held(
      'signed-commits',
      `${moved} Commits are to be signed by the forge, which cannot replace those of a branch: close this and propose again.`,
    );
  }
  return undefined;
}

/**
 * Plans an open proposal once more from what its text says, against the base as it is now, and says what follows.
 * Nothing is written outside of the mirror. `undefined` for a pull request that is not the portal's.
 */
export async function judgeProposal(
  options: JudgeOptions,
): Promise<Verdict | undefined> {
  const { planner, repository, pull, base, now } = options;
  const { config, mirror } = repository;
  const name = parseBranchName(pull.branch);
  if (!name || pull.base !== config.branch) return undefined;
  // Two entries of the configuration may be for one repository and branch: each looks after its own.
  const gitops = readProposalBody(pull.body)?.intent?.gitops;
  if (gitops && gitops !== config.name && planner.isConfigured(gitops)) {
    return undefined;
  }
  const branch = await readProposalBranch(repository, pull, base.revision);
  if (!branch) return undefined;
  const planned = await planAgain(options, name.hash10);
  if ('state' in planned) return planned;

  const { files } = planned.plan;
  const { author, message, head, fork } = branch;
  const made = await commitFiles(mirror.dir, {
    base: base.revision,
    files,
    ref: `refs/ai-edge/plans/${pull.number}`,
    author,
    message,
    at: now,
  });
  // Merged as it is, it does what it should: a push would only cost the reviews that it has.
  const merged = await mergedTree(mirror.dir, base.revision, head);
  if (merged === made.tree) return { state: 'current' };

  const planThen = await tryPlan(planner, planned.intent, {
    revision: fork,
    tree: await mirror.tree(fork),
    asOf: base.asOf,
  });
  const then = planThen instanceof Error ? undefined : planThen;
  // Others have changed the branch, and nothing came to the base that this is about.
  const isUntouched = then && sameChanges(then.plan.files, files);
  if (merged !== undefined && isUntouched && !isPortals(branch, then)) {
    return { state: 'current' };
  }
  const why = whyLeft(options, branch, planned, then);
  if (why) return why;
  return { state: 'stale', head, commit: made.commit, planned, message };
}
