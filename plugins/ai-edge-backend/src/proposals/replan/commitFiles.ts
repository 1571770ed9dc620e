import type { FileChange } from '@ai-edge/backstage-plugin-ai-edge-gitops';
import { runGit } from '../../sources/git/runGit';

const TIMEOUT_MS = 60_000;

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

/** Nothing that would end the line or the name early. */
function plain(text: string): string {
  return text.replace(/[<>\p{Cc}]/gu, '').trim();
}

/** A path as fast-import reads it: one that begins with a quote is taken for a quoted one. */
function quoted(path: string): string {
  return path.startsWith('"') ? JSON.stringify(path) : path;
}

/** Paths whose file can be executed. */
async function executables(dir: string, commit: string): Promise<Set<string>> {
  const listing = await runGit(['ls-tree', '-r', '-z', '--full-tree', commit], {
    cwd: dir,
    timeoutMs: TIMEOUT_MS,
  });
  return new Set(
    listing
      .toString('utf8')
      .split('\0')
      .filter(line => line.startsWith('100755 '))
      .map(line => line.slice(line.indexOf('\t') + 1)),
  );
}

/** A commit that was made in the mirror, and its tree. */
export interface MadeCommit {
  commit: string;
  tree: string;
}

/**
 * Makes one commit with the changes on top of another, in a bare repository and under a ref of it. Nothing is sent
 * anywhere. What can be executed stays so.
 */
export async function commitFiles(
  dir: string,
  options: {
    base: string;
    files: FileChange[];
    ref: string;
    author: { name: string; email: string };
    message: string;
    at: Date;
  },
): Promise<MadeCommit> {
  const { base, files, ref, author, message, at } = options;
  const isExecutable = await executables(dir, base);
  const seconds = Math.floor(at.getTime() / 1000);
  const person = `${plain(author.name)} <${plain(author.email)}>`;
  await runGit(['fast-import', '--quiet', '--force'], {
    cwd: dir,
    timeoutMs: TIMEOUT_MS,
    input: [
      `commit ${ref}\n`,
      `author ${person} ${seconds} +0000\n`,
      `committer ${person} ${seconds} +0000\n`,
      data(`${message}\n`),
      `from ${base}\n`,
      ...files.map(({ path, change, after = '' }) =>
        change === 'delete'
          ? `D ${quoted(path)}\n`
          : `M ${isExecutable.has(path) ? '100755' : '100644'} inline ${quoted(
              path,
            )}\n${data(after)}`,
      ),
    ].join(''),
  });
  const output = await runGit(['rev-parse', ref, `${ref}^{tree}`], {
    cwd: dir,
    timeoutMs: TIMEOUT_MS,
  });
  const [commit, tree] = output.toString('utf8').trim().split('\n');
  return { commit, tree };
}
