import { NotFoundError, toError } from '@backstage/errors';
import type { Proposal } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { GitRepository } from '../../sources/git/GitRepositories';
import { runGit } from '../../sources/git/runGit';

const TIMEOUT_MS = 30_000;
const COMMIT = /^[0-9a-f]{40,64}$/;

/** The two commits between which lies what a proposal changes, or changed. */
export interface ProposalRange {
  before: string;
  after: string;
}

/** Which proposal, as far as finding its commits needs it. */
export type RangedProposal = Pick<Proposal, 'number' | 'branch' | 'state'> & {
  headRevision?: string;
};

async function git(repository: GitRepository, args: string[]) {
  const { dir } = repository.mirror;
  const output = await runGit(args, { cwd: dir, timeoutMs: TIMEOUT_MS });
  return output.toString('utf8').trim();
}

async function isThere(repository: GitRepository, commit: string) {
  try {
    await git(repository, ['cat-file', '-e', `${commit}^{commit}`]);
    return true;
  } catch {
    // That it is not there is the answer.
    return false;
  }
}

/** Newest commit of a proposal, fetched when the mirror lacks it. */
async function headOf(
  repository: GitRepository,
  { number, branch, state, headRevision }: RangedProposal,
): Promise<string> {
  if (
    headRevision &&
    COMMIT.test(headRevision) &&
    (await isThere(repository, headRevision))
  ) {
    return headRevision;
  }
  const seen = `refs/ai-edge/pulls/${number}`;
  const ended = `refs/ai-edge/ended/${number}`;
  const local = state === 'open' ? seen : ended;
  // What has ended does not move any more: it is fetched once.
  const known = state === 'open' ? undefined : await resolve(repository, ended);
  if (known) return known;
  const remotes = [
    ...(repository.forge.pullRequestRef
      ? [repository.forge.pullRequestRef(number)]
      : []),
    `refs/heads/${branch}`,
  ];
  let reason = '';
  for (const remote of remotes) {
    try {
      await repository.mirror.fetchRef(remote, local);
      return await git(repository, ['rev-parse', '--verify', local]);
    } catch (error) {
      reason = toError(error).message;
    }
  }
  const last = await resolve(repository, seen);
  if (last) return last;
  throw new NotFoundError(
    `The commits of #${number} are not to be had from the forge: ${reason}`,
  );
}

/** Commit of a ref of the mirror, `undefined` when there is none. */
async function resolve(repository: GitRepository, ref: string) {
  const found = await git(repository, [
    'for-each-ref',
    '--format=%(objectname)',
    ref,
  ]);
  return found || undefined;
}

/**
 * The first commit of the branch, along its own line, that holds a commit which came in by a merge; the commit
 * itself when it is on that line.
 */
async function mergeOf(
  repository: GitRepository,
  head: string,
  base: string,
): Promise<string> {
  const onTheWay = await git(repository, [
    'rev-list',
    '--first-parent',
    '--ancestry-path',
    `${head}..${base}`,
  ]);
  const first = onTheWay.split('\n').filter(Boolean).at(-1);
  if (first === undefined) return head;
  const parent = await git(repository, ['rev-parse', `${first}^1`]);
  return parent === head ? head : first;
}

/**
 * Finds the commits of a proposal in the mirror, which fetches what it lacks. Of one that was merged it is what came
 * to the branch with it, by a merge, a squash or a fast forward. Rejects with a `NotFoundError` when the forge does
 * not have its commits any more.
 */
export async function proposalRange(
  repository: GitRepository,
  proposal: RangedProposal,
): Promise<ProposalRange> {
  const { snapshot } = repository.source;
  const { revision } = snapshot ?? (await repository.source.refresh());
  const head = await headOf(repository, proposal);
  const fork = await git(repository, ['merge-base', revision, head]);
  if (fork !== head) return { before: fork, after: head };
  if (proposal.state === 'open') return { before: head, after: head };
  const merge = await mergeOf(repository, head, revision);
  const before = await git(repository, ['rev-parse', `${merge}^1`]);
  return { before, after: merge };
}
