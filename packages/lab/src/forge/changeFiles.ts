import { ForgeError } from './ForgeError';
import type { Forge } from './Forge';
import type { ForgeRepository } from './ForgeRepository';
import type { Person, TreeChange, TreeEntry } from './git/types';
import { refreshPulls } from './pulls/refreshPulls';
import { personOf, type ForgeUser } from './users';

/** Body of Gitea's ChangeFiles call. */
export interface ChangeFilesBody {
  branch?: string;
  new_branch?: string;
  message?: string;
  author?: Partial<Person>;
  files: {
    operation: string;
    path: string;
    content?: string;
    /** Blob sha of the file as it is; required to update or delete it. */
    sha?: string;
    from_path?: string;
  }[];
}

/** One commit with all files, on a branch or a new one. Call it inside {@link ForgeRepository.exclusive}. */
export async function changeFiles(
  forge: Forge,
  repository: ForgeRepository,
  user: ForgeUser,
  body: ChangeFilesBody,
): Promise<{ commit: string; branch: string; paths: string[] }> {
  const { git } = repository;
  const branch = body.branch || 'main';
  const target = body.new_branch || branch;
  const base = await git.branch(branch);
  if (!base) {
    throw new ForgeError(404, `branch does not exist [name: ${branch}]`);
  }
  if (target !== branch) {
    if (target.length > 100 || !(await git.isBranchName(target))) {
      throw new ForgeError(422, `branch name is invalid [name: ${target}]`);
    }
    if (await git.branch(target)) {
      throw new ForgeError(422, `branch already exists [name: ${target}]`);
    }
  }
  if (!body.files?.length) throw new ForgeError(422, '[Files]: Required');
  const entries = new Map(
    (await git.tree(base)).map(entry => [entry.path, entry]),
  );
  const changes: TreeChange[] = [];
  for (const file of body.files) changes.push(...change(file, entries));
  const tree = await git.writeTree(base, changes);
  const author =
    body.author?.name && body.author.email
      ? { name: body.author.name, email: body.author.email }
      : personOf(user);
  const commit = await git.createCommit({
    tree,
    parents: [base],
    message: `${body.message?.trim() || defaultMessage(body)}\n`,
    author,
    committer: personOf(user),
  });
  const before = target === branch ? base : undefined;
  await git.setRef(`refs/heads/${target}`, commit, before);
  forge.pushed({
    repository,
    branch: target,
    before,
    after: commit,
    pusher: user.login,
  });
  await refreshPulls(forge, repository, user.login);
  return { commit, branch: target, paths: body.files.map(({ path }) => path) };
}

function defaultMessage({ files }: ChangeFilesBody) {
  return files.map(file => `${file.operation} ${file.path}`).join('\n');
}

function change(
  file: ChangeFilesBody['files'][number],
  entries: Map<string, TreeEntry>,
): TreeChange[] {
  const { path, operation } = file;
  checkPath(path);
  const current = entries.get(path);
  if (operation === 'create') {
    if (current) {
      throw new ForgeError(
        422,
        `repository file already exists [path: ${path}]`,
      );
    }
    return [{ path, content: decode(file) }];
  }
  if (operation !== 'update' && operation !== 'delete') {
    throw new ForgeError(422, `[Operation]: In(create,update,delete)`);
  }
  const source = file.from_path ? entries.get(file.from_path) : current;
  if (source?.type !== 'blob') {
    throw new ForgeError(
      404,
      `repository file does not exist [path: ${file.from_path ?? path}]`,
    );
  }
  if (!file.sha) {
    throw new ForgeError(
      422,
      'a SHA or commit ID must be provided when updating a file',
    );
  }
  if (file.sha !== source.sha) {
    throw new ForgeError(
      422,
      `sha does not match [given: ${file.sha}, expected: ${source.sha}]`,
    );
  }
  if (operation === 'delete') return [{ path }];
  const written = { path, content: decode(file) };
  return file.from_path && file.from_path !== path
    ? [{ path: file.from_path }, written]
    : [written];
}

function decode({ path, content = '' }: { path: string; content?: string }) {
  if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(content)) {
    throw new ForgeError(422, `content of ${path} is not base64`);
  }
  return Buffer.from(content, 'base64');
}

function checkPath(path: string) {
  const parts = (path ?? '').split('/');
  if (
    !path ||
    path.length > 500 ||
    parts.some(
      part => !part || part === '.' || part === '..' || /^\.git$/i.test(part),
    )
  ) {
    throw new ForgeError(
      422,
      `path contains a malformed path component [path: ${path}]`,
    );
  }
}
