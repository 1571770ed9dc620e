import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Whether directories can be built as Argo CD builds them. */
export const hasKubectl =
  spawnSync('kubectl', ['kustomize', '--help'], { stdio: 'ignore' }).status ===
  0;

/** Somebody's clone of the repository: what really is in its branches. */
export class Checkout {
  readonly #dir: string;

  static async create(url: string): Promise<Checkout> {
    const dir = mkdtempSync(join(tmpdir(), 'ai-edge-checkout-'));
    const account = url.replace('://', '://ada:lab-forge-ada@');
    await run('git', ['clone', '--quiet', account, dir]);
    return new Checkout(dir);
  }

  private constructor(dir: string) {
    this.#dir = dir;
  }

  remove(): void {
    rmSync(this.#dir, { recursive: true, force: true });
  }

  async fetch(): Promise<void> {
    await this.#git('fetch', '--quiet', '--prune', 'origin');
  }

  /** Names of the portal's branches. */
  async branches(): Promise<string[]> {
    await this.fetch();
    const format = '--format=%(refname:lstrip=3)';
    const list = await this.#git('branch', '--remotes', format);
    return list.split('\n').filter(name => name.startsWith('ai-edge/'));
  }

  /** What a branch changes since it left `main`: the file's text by its path, undefined where it goes. */
  async changes(branch: string): Promise<Map<string, string | undefined>> {
    await this.fetch();
    const head = `origin/${branch}`;
    const range = `origin/main...${head}`;
    const names = await this.#git('diff', '--name-status', '-z', range);
    const fields = names.split('\0').slice(0, -1);
    const changes = new Map<string, string | undefined>();
    for (let at = 0; at < fields.length; at += 2) {
      const [status, path] = fields.slice(at, at + 2);
      changes.set(
        path,
        status === 'D' ? undefined : await this.#git('show', `${head}:${path}`),
      );
    }
    return changes;
  }

  /** Files of `main` below a directory. */
  async files(dir: string): Promise<string[]> {
    await this.fetch();
    const list = await this.#git(
      ...['ls-tree', '-r', '--name-only', 'origin/main', `${dir}/`],
    );
    return list.split('\n').slice(0, -1);
  }

  /** What the directories of a branch build, with `kubectl kustomize`; fails when one does not. */
  async build(branch: string, dirs: string[]): Promise<string[]> {
    await this.#git('checkout', '--quiet', '--detach', `origin/${branch}`);
    const built: string[] = [];
    for (const dir of dirs) {
      const path = join(this.#dir, dir);
      built.push((await run('kubectl', ['kustomize', path])).stdout);
    }
    return built;
  }

  /** Directories of a branch that sites build. */
  async runs(branch: string, model: string): Promise<string[]> {
    const list = await this.#git(
      ...['ls-tree', '--name-only', `origin/${branch}`, `models/${model}/run/`],
    );
    return list.split('\n').slice(0, -1);
  }

  async #git(...args: string[]): Promise<string> {
    const options = { cwd: this.#dir, maxBuffer: 64 * 1024 * 1024 };
    return (await run('git', args, options)).stdout;
  }
}
