import type { Forge } from '../Forge';
import type { ForgeRepository } from '../ForgeRepository';
import type { TreeChange, TreeEntry } from '../git/types';
import { refreshPulls } from '../pulls/refreshPulls';
import { personOf, type ForgeUser } from '../users';
import { GitlabError } from './GitlabError';

/** Body of GitLab's commits call. */
export interface CommitBody {
  branch?: string;
  start_branch?: string;
  start_sha?: string;
  commit_message?: string;
  author_name?: string;
  author_email?: string;
  force?: boolean;
  actions?: CommitAction[];
}

export interface CommitAction {
  action?: string;
  file_path?: string;
  previous_path?: string;
  content?: string;
  encoding?: string;
  /** Any commit: the file must have been changed last by the same one there as on the start branch. */
  last_commit_id?: string;
}

const refused = (text: string) => new GitlabError(400, text);

function checkParameters(body: CommitBody) {
  const missing = (['branch', 'commit_message', 'actions'] as const).filter(
    key => !body[key]?.length,
  );
  if (missing.length > 0) {
    throw GitlabError.parameters(
      missing.map(key => `${key} is missing`).join(', '),
    );
  }
  if (body.start_branch && body.start_sha) {
    throw GitlabError.parameters(
      'start_branch, start_sha are mutually exclusive',
    );
  }
  body.actions?.forEach(({ action, file_path: path, content }, index) => {
    if (!['create', 'update', 'delete', 'move'].includes(action ?? '')) {
      throw GitlabError.parameters(
        `actions[${index}][action] does not have a valid value`,
      );
    }
    if (!path) {
      throw GitlabError.parameters(`actions[${index}][file_path] is missing`);
    }
    if (action === 'update' && content === undefined) {
      throw GitlabError.parameters(`actions[${index}][content] is missing`);
    }
  });
}

/** The commit to start from, by the rules of `Commits::CreateService`. */
async function startOf({ git }: ForgeRepository, body: CommitBody) {
  const { branch = '', start_sha: sha, force } = body;
  const from = body.start_branch ?? (sha ? undefined : branch);
  const there = await git.branch(branch);
  if (sha !== undefined) {
    if (!/^[0-9a-f]{40}$/.test(sha))
      throw refused(`Invalid start_sha '${sha}'`);
    if (!(await git.resolve(sha)))
      throw refused(`Cannot find start_sha '${sha}'`);
  }
  const start = from === undefined ? sha : await git.branch(from);
  if (!start) {
    throw refused('You can only create or edit files when you are on a branch');
  }
  const isOther = sha !== undefined || from !== branch;
  if (isOther && there && !force) {
    throw refused(
      `A branch called '${branch}' already exists. Switch to that branch in order to make changes`,
    );
  }
  if (isOther && !(await git.isBranchName(branch))) {
    throw refused(
      `Something went wrong when we tried to create '${branch}' for you: Branch name is invalid`,
    );
  }
  // Without a start branch GitLab compares files with the default branch.
  return { start, there, compared: from ?? 'main' };
}

async function checkUnchanged(
  { git }: ForgeRepository,
  compared: string,
  path: string,
  commitId: string | undefined,
) {
  const known = commitId && (await git.resolve(commitId));
  if (!known) return;
  const last = async (ref: string) =>
    (await git.log(ref, { path, limit: 1 }))[0]?.sha;
  const [here, there] = await Promise.all([last(compared), last(known)]);
  if (here && there && here !== there) {
    throw refused(`The file has changed since you started editing it: ${path}`);
  }
}

function changesOf(
  action: CommitAction,
  entries: Map<string, TreeEntry>,
): TreeChange[] {
  const { file_path: path = '', content = '', encoding } = action;
  const parts = path.split('/');
  if (
    parts.some(part => ['', '.', '..'].includes(part)) ||
    parts[0] === '.git'
  ) {
    throw refused(`invalid path: '${path}'`);
  }
  const source = action.action === 'move' ? action.previous_path ?? '' : path;
  if (action.action === 'create' || action.action === 'move') {
    if (entries.has(path))
      throw refused('A file with this name already exists');
  }
  if (action.action !== 'create' && entries.get(source)?.type !== 'blob') {
    throw refused("A file with this name doesn't exist");
  }
  if (action.action === 'delete') return [{ path }];
  const written = {
    path,
    content: Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8'),
  };
  return action.action === 'move' ? [{ path: source }, written] : [written];
}

/** One commit with all actions. Call it inside {@link ForgeRepository.exclusive}. */
export async function commitActions(
  forge: Forge,
  repository: ForgeRepository,
  user: ForgeUser,
  body: CommitBody,
): Promise<string> {
  checkParameters(body);
  const { git } = repository;
  const { branch = '', actions = [], author_name: name } = body;
  const { start, there, compared } = await startOf(repository, body);
  const entries = new Map(
    (await git.tree(start)).map(entry => [entry.path, entry]),
  );
  const changes: TreeChange[] = [];
  for (const action of actions) {
    changes.push(...changesOf(action, entries));
    if (action.action !== 'create') {
      const path = action.previous_path ?? action.file_path ?? '';
      await checkUnchanged(repository, compared, path, action.last_commit_id);
    }
  }
  const person = personOf(user);
  const commit = await git.createCommit({
    tree: await git.writeTree(start, changes),
    parents: [start],
    message: body.commit_message ?? '',
    author:
      name && body.author_email ? { name, email: body.author_email } : person,
    committer: person,
  });
  await git.setRef(`refs/heads/${branch}`, commit, there);
  forge.pushed({
    repository,
    branch,
    ...(there && { before: there }),
    after: commit,
    pusher: user.login,
  });
  await refreshPulls(forge, repository, user.login);
  return commit;
}
