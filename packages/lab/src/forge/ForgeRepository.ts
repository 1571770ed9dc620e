import { readFile, rename, writeFile } from 'node:fs/promises';
import { GitRepository } from './git/GitRepository';
import type { ForgeState } from './state';

/** A repository of the forge: Git beside pull requests, labels, comments and hooks, which live in a JSON file. */
export class ForgeRepository {
  readonly owner: string;
  readonly name: string;
  readonly git: GitRepository;
  readonly state: ForgeState;
  readonly #file: string;
  #queue: Promise<unknown> = Promise.resolve();

  static create(options: {
    owner: string;
    name: string;
    git: GitRepository;
    state: ForgeState;
    file: string;
  }): ForgeRepository {
    return new ForgeRepository(options);
  }

  private constructor(options: {
    owner: string;
    name: string;
    git: GitRepository;
    state: ForgeState;
    file: string;
  }) {
    this.owner = options.owner;
    this.name = options.name;
    this.git = options.git;
    this.state = options.state;
    this.#file = options.file;
  }

  /** `http://<forge>/<owner>/<name>`, as Argo CD and the portal are configured with. */
  get url(): string {
    return this.state.url;
  }

  /** One write at a time, as the forge's own lock on a repository; the state is saved afterwards. */
  exclusive<T>(work: () => Promise<T>): Promise<T> {
    const run = this.#queue.then(async () => {
      const result = await work();
      await this.save();
      return result;
    });
    this.#queue = run.catch(() => undefined);
    return run;
  }

  async save(): Promise<void> {
    const next = `${this.#file}.next`;
    await writeFile(next, JSON.stringify(this.state, undefined, 1));
    await rename(next, this.#file);
  }
}

/** State as it was saved, `undefined` on the first start. */
export async function readState(file: string): Promise<ForgeState | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as ForgeState;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
