import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const IDENTITY = {
  GIT_AUTHOR_NAME: 'Test',
  GIT_AUTHOR_EMAIL: 'test@example.com',
  GIT_COMMITTER_NAME: 'Test',
  GIT_COMMITTER_EMAIL: 'test@example.com',
};

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}`;
}

/** A bare Git repository in a temporary directory, written with git's own plumbing. */
export class BareRepository {
  readonly dir: string;

  static create(files: Record<string, string>) {
    const repository = new BareRepository(
      mkdtempSync(join(tmpdir(), 'bare-repository-')),
    );
    repository.git(['init', '--quiet', '--bare', '-b', 'main', '.']);
    repository.commit('main', files, { from: undefined });
    return repository;
  }

  private constructor(dir: string) {
    this.dir = dir;
  }

  git(args: string[], options?: { input?: string; env?: object }): string {
    return execFileSync('git', args, {
      cwd: this.dir,
      input: options?.input ?? '',
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, ...IDENTITY, ...options?.env },
    }).trim();
  }

  revision(branch: string): string | undefined {
    const line = this.git(['for-each-ref', `refs/heads/${branch}`]);
    return line ? line.split(' ')[0] : undefined;
  }

  branches(): string[] {
    return this.git(['for-each-ref', '--format=%(refname:short)', 'refs/heads'])
      .split('\n')
      .filter(Boolean);
  }

  /** Content of a file, `undefined` when there is none. */
  read(branch: string, path: string): string | undefined {
    const files = this.git(['ls-tree', '-r', '--name-only', branch]).split(
      '\n',
    );
    if (!files.includes(path)) return undefined;
    return execFileSync('git', ['show', `${branch}:${path}`], {
      cwd: this.dir,
      encoding: 'utf8',
    });
  }

  /** Commits files onto a branch, `undefined` deletes one; a mode other than 100644 makes a link or a submodule. */
  commit(
    branch: string,
    files: Record<string, string | undefined>,
    options: {
      from?: string;
      mode?: string;
      message?: string;
      /** When it was committed. */
      at?: string;
      /** A branch that it merges. */
      merges?: string;
    } = { from: branch },
  ): string {
    const mode = options.mode ?? '100644';
    const parent = options.from && this.revision(options.from);
    const merged = options.merges && this.revision(options.merges);
    const date = (options.at ? Date.parse(options.at) : Date.now()) / 1000;
    const message = options.message ?? 'test';
    // One process a commit, however many files it has.
    this.git(['fast-import', '--quiet', '--force'], {
      input: [
        `commit refs/heads/${branch}`,
        `committer Test <test@example.com> ${Math.floor(date)} +0000`,
        data(message),
        ...(parent ? [`from ${parent}`] : []),
        ...(merged ? [`merge ${merged}`] : []),
        ...Object.entries(files).flatMap(([path, content]) => {
          if (content === undefined) return [`D ${path}`];
          return mode === '160000'
            ? [`M ${mode} ${content} ${path}`]
            : [`M ${mode} inline ${path}`, data(content)];
        }),
        '',
      ].join('\n'),
    });
    return this.revision(branch)!;
  }

  /** Makes one branch what the other is. */
  fastForward(branch: string, to: string) {
    this.git(['update-ref', `refs/heads/${branch}`, `refs/heads/${to}`]);
  }

  changedPaths(base: string, head: string): string[] {
    return this.git(['diff', '--name-only', `${base}...${head}`])
      .split('\n')
      .filter(Boolean);
  }

  remove() {
    rmSync(this.dir, { recursive: true, force: true });
  }
}
