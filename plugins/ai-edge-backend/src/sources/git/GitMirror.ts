import { access, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  MemoryTree,
  type Tree,
} from '@ai-edge/backstage-plugin-ai-edge-gitops';
import { listGitFiles, readGitFiles } from './readGitFiles';
import { runGit } from './runGit';

const FETCH_TIMEOUT_MS = 30_000;
const MAX_BLOB_BYTES = 1024 * 1024;
const TREES_KEPT = 4;

export interface GitMirrorOptions {
  url: string;
  branch: string;
  /** Directory of the bare repository, asked for once it is needed; made when it is not there. */
  dir: () => string;
  /** `Authorization` header for the URL's own host, asked for before each fetch: some do not last. */
  authorization?: () => Promise<string | undefined>;
  owns: (path: string) => boolean;
  maxBlobBytes?: number;
}

/** Where the mirrored branch stood when it was last fetched. */
export interface MirrorHead {
  revision: string;
  asOf: string;
}

/**
 * A bare copy of one branch of one repository. Reading trees of it asks no server.
 */
export class GitMirror {
  readonly #options: GitMirrorOptions;
  readonly #ref: string;
  readonly #trees = new Map<string, Promise<Tree>>();
  #fetching?: Promise<MirrorHead>;

  static create(options: GitMirrorOptions) {
    return new GitMirror(options);
  }

  private constructor(options: GitMirrorOptions) {
    this.#options = options;
    this.#ref = `refs/heads/${options.branch}`;
  }

  /** The bare repository. There is nothing in it before the first fetch. */
  get dir(): string {
    return this.#options.dir();
  }

  /**
   * Fetches the branch. Callers that come while a fetch is under way share it.
   */
  fetch(): Promise<MirrorHead> {
    this.#fetching ??= this.#fetch().finally(() => {
      this.#fetching = undefined;
    });
    return this.#fetching;
  }

  /** Fetches one more ref of the repository. Rejects when there is none of that name. */
  async fetchRef(remote: string, local: string): Promise<void> {
    const dir = await this.#init();
    await this.#fetchInto(dir, `+${remote}:${local}`);
  }

  /**
   * Makes a branch of the repository point to a commit of the mirror, as long as it points to `expected` until then.
   * Rejects when it does not, or when the server does not take it.
   */
  async replaceBranch(
    branch: string,
    { expected, commit }: { expected: string; commit: string },
  ): Promise<void> {
    const ref = `refs/heads/${branch}`;
    await runGit(
      [
        'push',
        '--quiet',
        `--force-with-lease=${ref}:${expected}`,
        this.#options.url,
        `${commit}:${ref}`,
      ],
      {
        cwd: await this.#init(),
        timeoutMs: FETCH_TIMEOUT_MS,
        config: await this.#config(),
      },
    );
  }

  /** The files that the layout owns, at a commit. The last few commits are kept. */
  tree(revision: string): Promise<Tree> {
    const known = this.#trees.get(revision);
    if (known) {
      return known;
    }
    const tree = this.#readTree(revision);
    this.#trees.set(revision, tree);
    tree.catch(() => this.#trees.delete(revision));
    for (const old of this.#trees.keys()) {
      if (this.#trees.size <= TREES_KEPT) break;
      this.#trees.delete(old);
    }
    return tree;
  }

  /**
   * Whether a full commit id is that of a commit which the head has among its ancestors. What a push with force has
   * taken off the branch is not, even while the mirror still has it.
   */
  async reaches(head: string, revision: string): Promise<boolean> {
    const cwd = this.#options.dir();
    const checked = await runGit(['cat-file', '--batch-check'], {
      cwd,
      input: `${revision}\n`,
      timeoutMs: FETCH_TIMEOUT_MS,
    });
    if (!checked.toString('utf8').startsWith(`${revision} commit `)) {
      return false;
    }
    const beyond = await runGit(
      ['rev-list', '--max-count=1', revision, '--not', head],
      { cwd, timeoutMs: FETCH_TIMEOUT_MS },
    );
    return beyond.length === 0;
  }

  async #fetch(): Promise<MirrorHead> {
    const dir = await this.#init();
    await this.#fetchInto(dir, `+${this.#ref}:${this.#ref}`);
    const asOf = new Date().toISOString();
    const revision = await runGit(['rev-parse', '--verify', this.#ref], {
      cwd: dir,
      timeoutMs: FETCH_TIMEOUT_MS,
    });
    return { revision: revision.toString('utf8').trim(), asOf };
  }

  async #fetchInto(dir: string, refspec: string): Promise<void> {
    await runGit(
      [
        'fetch',
        '--quiet',
        '--no-tags',
        '--no-recurse-submodules',
        '--no-write-fetch-head',
        this.#options.url,
        refspec,
      ],
      { cwd: dir, timeoutMs: FETCH_TIMEOUT_MS, config: await this.#config() },
    );
  }

  async #init(): Promise<string> {
    const dir = this.#options.dir();
    try {
      await access(join(dir, 'HEAD'));
    } catch {
      await mkdir(dir, { recursive: true, mode: 0o700 });
      await runGit(['init', '--quiet', '--bare', '--template=', dir], {
        timeoutMs: FETCH_TIMEOUT_MS,
      });
    }
    return dir;
  }

  async #config(): Promise<Record<string, string>> {
    const { url } = this.#options;
    const authorization = await this.#options.authorization?.();
    return {
      'gc.autoDetach': 'false',
      'core.hooksPath': '/dev/null',
      ...(authorization && {
        [`http.${
          new URL(url).origin
        }/.extraHeader`]: `Authorization: ${authorization}`,
      }),
    };
  }

  async #readTree(revision: string): Promise<Tree> {
    const { owns, maxBlobBytes = MAX_BLOB_BYTES } = this.#options;
    const dir = this.#options.dir();
    const files = await listGitFiles(dir, revision, { owns, maxBlobBytes });
    return MemoryTree.fromFiles(await readGitFiles(dir, files));
  }
}
