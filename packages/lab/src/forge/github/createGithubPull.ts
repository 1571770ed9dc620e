import type { Forge } from '../Forge';
import type { ForgeRepository } from '../ForgeRepository';
import { createPull } from '../pulls/createPull';
import type { PullState } from '../state';
import { invalid } from './GithubError';

const MAX_BODY = 65_536;
const MAX_TITLE = 256;

/** A pull request, or GitHub's reasons against it. Call it inside {@link ForgeRepository.exclusive}. */
export async function createGithubPull(
  forge: Forge,
  repository: ForgeRepository,
  author: string,
  asked: Record<string, unknown>,
): Promise<PullState> {
  const { git, state, owner } = repository;
  const base = String(asked.base ?? '');
  const head = String(asked.head ?? '').replace(`${owner}:`, '');
  const title = String(asked.title ?? '');
  const body = String(asked.body ?? '');
  const resource = 'PullRequest';
  if (!title.trim()) {
    throw invalid({ resource, code: 'missing_field', field: 'title' });
  }
  for (const [field, text, most] of [
    ['title', title, MAX_TITLE],
    ['body', body, MAX_BODY],
  ] as const) {
    if (text.length > most) {
      const message = `${field} is too long (maximum is ${most} characters)`;
      throw invalid({ resource: 'Issue', code: 'custom', field, message });
    }
  }
  const [baseSha, headSha] = [await git.branch(base), await git.branch(head)];
  if (!baseSha) throw invalid({ resource, field: 'base', code: 'invalid' });
  if (!headSha) throw invalid({ resource, field: 'head', code: 'invalid' });
  const custom = (message: string) =>
    invalid({ resource, code: 'custom', message });
  const isOpen = state.pulls.some(
    pull => pull.state === 'open' && pull.head === head && pull.base === base,
  );
  if (isOpen) {
    throw custom(`A pull request already exists for ${owner}:${head}.`);
  }
  if ((await git.mergeBase(baseSha, headSha)) === headSha) {
    throw custom(`No commits between ${base} and ${head}`);
  }
  return createPull(forge, repository, author, {
    title,
    body,
    head,
    base,
    draft: asked.draft === true,
  });
}
