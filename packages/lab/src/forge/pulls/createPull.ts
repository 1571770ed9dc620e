import type { Forge } from '../Forge';
import { ForgeError } from '../ForgeError';
import type { ForgeRepository } from '../ForgeRepository';
import type { PullState } from '../state';
import { setPullRefs } from './setPullRefs';

/** Opens a pull request. Call it inside {@link ForgeRepository.exclusive}. */
export async function createPull(
  forge: Forge,
  repository: ForgeRepository,
  author: string,
  input: {
    title: string;
    body?: string;
    head: string;
    base: string;
    labels?: number[];
    draft?: boolean;
  },
): Promise<PullState> {
  const { git, state } = repository;
  const head = input.head.replace(`${repository.owner}:`, '');
  if (!input.title?.trim()) throw new ForgeError(422, '[Title]: Required');
  if (head === input.base) {
    throw new ForgeError(
      422,
      `Invalid PullRequest: There are no changes between the head and the base`,
    );
  }
  const [headSha, baseSha] = await Promise.all([
    git.branch(head),
    git.branch(input.base),
  ]);
  if (!headSha || !baseSha) {
    throw new ForgeError(404, `The target couldn't be found.`);
  }
  const open = state.pulls.find(
    pull =>
      pull.state === 'open' && pull.head === head && pull.base === input.base,
  );
  if (open) {
    throw new ForgeError(
      409,
      `pull request already exists for these targets [id: ${open.number}, issue_id: ${open.number}, head_repo_id: 1, base_repo_id: 1, head_branch: ${head}, base_branch: ${input.base}]`,
    );
  }
  const mergeBase = (await git.mergeBase(baseSha, headSha)) ?? baseSha;
  const now = new Date().toISOString();
  const known = new Set(state.labels.map(label => label.id));
  const pull: PullState = {
    number: state.nextNumber,
    title: input.title,
    body: input.body ?? '',
    author,
    head,
    base: input.base,
    labels: (input.labels ?? []).filter(id => known.has(id)),
    state: 'open',
    createdAt: now,
    updatedAt: now,
    headSha,
    mergeBase,
    ...(input.draft && { draft: true }),
  };
  await setPullRefs(repository, pull.number, headSha);
  state.nextNumber += 1;
  state.pulls.push(pull);
  forge.pulled({
    repository,
    number: pull.number,
    action: 'opened',
    sender: author,
  });
  return pull;
}
