import { hashBlobs } from '../git/hashBlobs';
import type { GitRepository } from '../git/GitRepository';
import { runGit } from '../git/runGit';
import { withIndex } from '../git/withIndex';
import { GithubError } from './GithubError';

/** One entry of `POST /git/trees`; without a content and with `sha: null` the path is taken away. */
export interface GithubTreeEntry {
  path?: unknown;
  mode?: unknown;
  type?: unknown;
  sha?: unknown;
  content?: unknown;
}

const MODES = ['100644', '100755', '040000', '160000', '120000'];
const ZERO = '0'.repeat(40);

function checked({ path, mode, sha, content }: GithubTreeEntry) {
  const name = String(path ?? '');
  const parts = name.split('/');
  if (
    parts.some(
      part => !part || part === '.' || part === '..' || /^\.git$/i.test(part),
    )
  ) {
    throw new GithubError(422, 'tree.path contains a malformed path component');
  }
  if (!MODES.includes(String(mode))) {
    throw new GithubError(422, 'tree.mode must be one of the file modes');
  }
  if (sha !== null && typeof sha !== 'string' && typeof content !== 'string') {
    throw new GithubError(422, 'Must supply either tree.sha or tree.content');
  }
  return { path: name, mode: String(mode), sha, content };
}

/** A tree made of another one and entries, as GitHub's git data API makes it. */
export async function writeGithubTree(
  git: GitRepository,
  base: string | undefined,
  asked: GithubTreeEntry[],
): Promise<string> {
  const entries = asked.map(checked);
  const written = entries.filter(({ content }) => typeof content === 'string');
  const shas = await hashBlobs(
    git.dir,
    written.map(({ content }) => Buffer.from(String(content))),
  );
  return withIndex(async env => {
    const cwd = git.dir;
    if (base) await runGit(['read-tree', base], { cwd, env });
    for (const { path, sha } of entries) {
      if (sha !== null) continue;
      const { stdout } = await runGit(['ls-files', '--', path], { cwd, env });
      if (stdout.length === 0) {
        throw new GithubError(422, 'GitRPC::BadObjectState');
      }
    }
    const input = entries
      .map(entry => {
        const at = written.indexOf(entry);
        const sha = at >= 0 ? shas[at] : entry.sha;
        return sha === null
          ? `0 ${ZERO}\t${entry.path}\0`
          : `${entry.mode} ${sha}\t${entry.path}\0`;
      })
      .join('');
    await runGit(['update-index', '-z', '--index-info'], { cwd, env, input });
    const { stdout } = await runGit(['write-tree'], { cwd, env });
    return stdout.toString().trim();
  });
}
