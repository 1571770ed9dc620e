import type { PullRequest } from '@ai-edge/backstage-plugin-ai-edge-gitops';
import type { GitRepository } from '../../sources/git/GitRepositories';
import { runGit } from '../../sources/git/runGit';
import { readTreeChange, type TreeChange } from '../change/readTreeChange';

const TIMEOUT_MS = 30_000;

/** The branch of a proposal in its own repository. */
export interface ProposalBranch {
  head: string;
  /** Where it left the base. */
  fork: string;
  /** Commits on it that are no merges. */
  commits: number;
  change: TreeChange;
  /** Who made the newest commit that is no merge, and what it says. */
  author: { name: string; email: string };
  message: string;
}

const BRANCHES = 'ai-edge/';
const FETCHED = 'refs/ai-edge/branches/';

/** Fetches the branches of all proposals of the portal, in one call. */
export async function fetchProposalBranches({
  mirror,
}: Pick<GitRepository, 'mirror'>): Promise<void> {
  await mirror.fetchRef(`refs/heads/${BRANCHES}*`, `${FETCHED}*`);
}

/**
 * Reads the branch of an open proposal as it was fetched last. `undefined` when the repository has none of that name,
 * or the pull request is about something else: then it is not the portal's.
 */
export async function readProposalBranch(
  { mirror }: Pick<GitRepository, 'mirror'>,
  pull: Pick<PullRequest, 'branch' | 'headRevision'>,
  base: string,
): Promise<ProposalBranch | undefined> {
  const git = async (...args: string[]) =>
    (await runGit(args, { cwd: mirror.dir, timeoutMs: TIMEOUT_MS })).toString(
      'utf8',
    );
  const ref = `${FETCHED}${pull.branch.slice(BRANCHES.length)}`;
  const head = (
    await git('for-each-ref', '--format=%(objectname)', ref)
  ).trim();
  if (head === '') return undefined;
  if (pull.headRevision !== undefined && pull.headRevision !== head) {
    return undefined;
  }
  const fork = (await git('merge-base', base, head)).trim();
  const range = `${fork}..${head}`;
  const [name, email, ...message] = (
    await git('log', '-1', '--no-merges', '--format=%an%n%ae%n%B', head)
  ).split('\n');
  return {
    head,
    fork,
    commits: Number(await git('rev-list', '--count', '--no-merges', range)),
    change: await readTreeChange(mirror.dir, { before: fork, after: head }),
    author: { name, email },
    message: message.join('\n').trimEnd(),
  };
}
