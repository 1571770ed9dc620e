import { mkdir } from 'node:fs/promises';
import { mergeTrees } from './mergeTrees';
import { parseCommits, COMMIT_FORMAT } from './parseCommits';
import { readBlobs } from './readBlobs';
import { GitError, runGit, type RunGitOptions } from './runGit';
import type {
  ChangedFile,
  Commit,
  NewCommit,
  TreeChange,
  TreeEntry,
} from './types';
import { writeTree } from './writeTree';

const ZERO = '0'.repeat(40);

/** A bare Git repository, driven through the `git` binary. */
export class GitRepository {
  readonly dir: string;

  static open(dir: string): GitRepository {
    return new GitRepository(dir);
  }

  static async init(dir: string): Promise<GitRepository> {
    await mkdir(dir, { recursive: true });
    await runGit(['init', '--bare', '--quiet', '.'], { cwd: dir });
    await runGit(['symbolic-ref', 'HEAD', 'refs/heads/main'], { cwd: dir });
    return new GitRepository(dir);
  }

  private constructor(dir: string) {
    this.dir = dir;
  }

  /** Output of a git command, as text. */
  async text(
    args: string[],
    options: Omit<RunGitOptions, 'cwd'> = {},
  ): Promise<string> {
    const { stdout } = await runGit(args, { cwd: this.dir, ...options });
    return stdout.toString();
  }

  /** Commit that a branch, tag or (short) sha stands for. */
  async resolve(ref: string): Promise<string | undefined> {
    if (ref.startsWith('-')) return undefined;
    for (const name of [`refs/heads/${ref}`, ref]) {
      const { stdout, code } = await runGit(
        ['rev-parse', '--verify', '--quiet', `${name}^{commit}`],
        { cwd: this.dir, accept: [1, 128] },
      );
      if (code === 0) return stdout.toString().trim();
    }
    return undefined;
  }

  async branch(name: string): Promise<string | undefined> {
    const { stdout, code } = await runGit(
      ['rev-parse', '--verify', '--quiet', `refs/heads/${name}^{commit}`],
      { cwd: this.dir, accept: [1, 128] },
    );
    return code === 0 ? stdout.toString().trim() : undefined;
  }

  async branches(): Promise<{ name: string; sha: string }[]> {
    const lines = await this.text([
      'for-each-ref',
      '--format=%(objectname) %(refname:strip=2)',
      'refs/heads',
    ]);
    return lines
      .split('\n')
      .filter(Boolean)
      .map(line => ({ sha: line.slice(0, 40), name: line.slice(41) }));
  }

  async isBranchName(name: string): Promise<boolean> {
    const { code } = await runGit(['check-ref-format', `refs/heads/${name}`], {
      cwd: this.dir,
      accept: [1],
    });
    return code === 0 && !name.startsWith('-');
  }

  /** Moves or creates a ref; fails when it is not what it was expected to be. `undefined`: it must not exist yet. */
  async setRef(
    ref: string,
    sha: string,
    expected: string | undefined,
  ): Promise<void> {
    await runGit(['update-ref', ref, sha, expected ?? ZERO], { cwd: this.dir });
  }

  async forceRef(ref: string, sha: string): Promise<void> {
    await runGit(['update-ref', ref, sha], { cwd: this.dir });
  }

  async deleteBranch(name: string): Promise<void> {
    await runGit(['update-ref', '-d', `refs/heads/${name}`], { cwd: this.dir });
  }

  /** Everything below the commit's root; with `recursive: false` one level of `path`. */
  async tree(
    commit: string,
    options: { recursive?: boolean; path?: string } = {},
  ): Promise<TreeEntry[]> {
    const args = ['ls-tree', '-z', '-l'];
    if (options.recursive !== false) args.push('-r', '-t');
    args.push(options.path ? `${commit}:${options.path}` : commit);
    const prefix = options.path ? `${options.path}/` : '';
    const text = await this.text(args);
    return text
      .split('\0')
      .filter(Boolean)
      .map(line => {
        const tab = line.indexOf('\t');
        const [mode, type, sha, size] = line.slice(0, tab).split(/ +/);
        return {
          path: prefix + line.slice(tab + 1),
          mode,
          type: type as TreeEntry['type'],
          sha,
          ...(size === '-' ? {} : { size: Number(size) }),
        };
      });
  }

  /** What a path is at a commit, `undefined` when it is not there. */
  async entry(commit: string, path: string): Promise<TreeEntry | undefined> {
    const text = await this.text(['ls-tree', '-z', '-l', commit, '--', path]);
    const line = text.split('\0').find(Boolean);
    if (!line) return undefined;
    const [mode, type, sha, size] = line.split('\t')[0].split(/ +/);
    return {
      path,
      mode,
      type: type as TreeEntry['type'],
      sha,
      ...(size === '-' ? {} : { size: Number(size) }),
    };
  }

  blobs(shas: string[]): Promise<Map<string, Buffer>> {
    return readBlobs(this.dir, shas);
  }

  async log(
    ref: string,
    options: { path?: string; skip?: number; limit?: number } = {},
  ): Promise<Commit[]> {
    const args = ['log', '-z', `--format=${COMMIT_FORMAT}`];
    if (options.skip) args.push(`--skip=${options.skip}`);
    if (options.limit) args.push(`-n${options.limit}`);
    args.push(ref, '--', ...(options.path ? [options.path] : []));
    return parseCommits(await this.text(args));
  }

  async commit(sha: string): Promise<Commit> {
    const [commit] = await this.log(sha, { limit: 1 });
    return commit;
  }

  async count(ref: string, path?: string): Promise<number> {
    const text = await this.text([
      'rev-list',
      '--count',
      ref,
      '--',
      ...(path ? [path] : []),
    ]);
    return Number(text);
  }

  /** Commits of `head` that `base` has not, oldest first. */
  async commitsBetween(base: string, head: string): Promise<Commit[]> {
    return parseCommits(
      await this.text([
        'log',
        '-z',
        '--reverse',
        `--format=${COMMIT_FORMAT}`,
        `${base}..${head}`,
        '--',
      ]),
    );
  }

  async mergeBase(a: string, b: string): Promise<string | undefined> {
    const { stdout, code } = await runGit(['merge-base', a, b], {
      cwd: this.dir,
      accept: [1],
    });
    return code === 0 ? stdout.toString().trim() : undefined;
  }

  diff(base: string, head: string): Promise<string> {
    return this.text(['diff', '--no-color', '--no-ext-diff', base, head, '--']);
  }

  async changedFiles(base: string, head: string): Promise<ChangedFile[]> {
    const diff = ['diff', '--no-renames', '-z', '--no-ext-diff'];
    const [names, numbers] = await Promise.all([
      this.text([...diff, '--name-status', base, head, '--']),
      this.text([...diff, '--numstat', base, head, '--']),
    ]);
    const counts = new Map(
      numbers
        .split('\0')
        .filter(Boolean)
        .map(line => {
          const [additions, deletions, path] = line.split('\t');
          return [path, [Number(additions) || 0, Number(deletions) || 0]];
        }),
    );
    const fields = names.split('\0').filter(Boolean);
    const status = { A: 'added', M: 'modified', D: 'deleted' } as const;
    const files: ChangedFile[] = [];
    for (let i = 0; i + 1 < fields.length; i += 2) {
      const [additions, deletions] = counts.get(fields[i + 1]) ?? [0, 0];
      files.push({
        path: fields[i + 1],
        status: status[fields[i] as keyof typeof status] ?? 'modified',
        additions,
        deletions,
      });
    }
    return files;
  }

  archive(commit: string, format: string, prefix: string) {
    return runGit(
      ['archive', `--format=${format}`, `--prefix=${prefix}`, commit],
      { cwd: this.dir },
    );
  }

  /** A tree made of another one and changes. */
  writeTree(base: string | undefined, changes: TreeChange[]): Promise<string> {
    return writeTree(this.dir, base, changes);
  }

  async createCommit(commit: NewCommit): Promise<string> {
    const committer = commit.committer ?? commit.author;
    const env: Record<string, string> = {
      GIT_AUTHOR_NAME: commit.author.name,
      GIT_AUTHOR_EMAIL: commit.author.email,
      GIT_COMMITTER_NAME: committer.name,
      GIT_COMMITTER_EMAIL: committer.email,
    };
    if (commit.date) {
      env.GIT_AUTHOR_DATE = commit.date;
      env.GIT_COMMITTER_DATE = commit.date;
    }
    const args = ['commit-tree', commit.tree];
    for (const parent of commit.parents) args.push('-p', parent);
    const sha = await this.text(args, { input: commit.message, env });
    return sha.trim();
  }

  /** The merged tree, or the paths that conflict. */
  mergeTrees(
    base: string | undefined,
    ours: string,
    theirs: string,
  ): Promise<{ tree: string } | { conflicts: string[] }> {
    return mergeTrees(this.dir, base, ours, theirs);
  }
}

export { GitError };
