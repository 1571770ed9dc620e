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
    options: { from?: string; mode?: string } = { from: branch },
  ): string {
    const env = { GIT_INDEX_FILE: join(this.dir, `index-${Math.random()}`) };
    const parent = options.from && this.revision(options.from);
    this.git(['read-tree', ...(parent ? [parent] : ['--empty'])], { env });
    for (const [path, content] of Object.entries(files)) {
      if (content === undefined) {
        this.git(['update-index', '--index-info'], {
          env,
          input: `0 ${'0'.repeat(40)}\t${path}\n`,
        });
      } else {
        const blob = this.git(['hash-object', '-w', '--stdin'], {
          input: content,
        });
        const mode = options.mode ?? '100644';
        this.git(
          ['update-index', '--add', '--cacheinfo', `${mode},${blob},${path}`],
          { env },
        );
      }
    }
    const tree = this.git(['write-tree'], { env });
    const commit = this.git([
      'commit-tree',
      tree,
      '-m',
      'test',
      ...(parent ? ['-p', parent] : []),
    ]);
    this.git(['update-ref', `refs/heads/${branch}`, commit]);
    return commit;
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
