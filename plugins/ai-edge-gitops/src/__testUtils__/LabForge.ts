import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';

const ROOT = resolve(__dirname, '../../../..');
const SERVE = 'packages/lab/src/forge/__testUtils__/serveForge.ts';
const TOKEN = 'lab-forge-portal';

const run = promisify(execFile);

/**
 * The lab's forge: real Git behind the dialects of Gitea, GitHub and GitLab. It runs in a process of its own, as no
 * package of the product imports the lab.
 */
export class LabForge {
  readonly url: string;
  readonly #process: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  readonly #scratch = mkdtempSync(join(tmpdir(), 'gitops-forge-'));
  #made = 0;

  static async start(): Promise<LabForge> {
    const child = spawn(
      process.execPath,
      ['--require', '@backstage/cli/config/nodeTransform.cjs', SERVE],
      { cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] },
    );
    const lines = createInterface({ input: child.stdout })[
      Symbol.asyncIterator
    ]();
    const { value, done } = await lines.next();
    if (done) throw new Error('the forge of the lab did not start');
    return new LabForge(child, lines, value);
  }

  private constructor(
    child: ChildProcess,
    lines: AsyncIterator<string>,
    url: string,
  ) {
    this.#process = child;
    this.#lines = lines;
    this.url = url;
  }

  /** A new repository with these files on `main`. */
  async repository(files: Record<string, string>): Promise<string> {
    const name = `models-${(this.#made += 1)}`;
    this.#process.stdin?.write(`${JSON.stringify({ name, files })}\n`);
    return (await this.#lines.next()).value;
  }

  /** Its host with the portal's account, for every dialect. */
  integrations(token = TOKEN): ScmIntegrations {
    const { host } = new URL(this.url);
    const baseUrl = this.url;
    const integrations = {
      gitea: [{ host, baseUrl, username: 'portal', password: token }],
      github: [{ host, apiBaseUrl: `${baseUrl}/api/v3`, token }],
      gitlab: [{ host, baseUrl, apiBaseUrl: `${baseUrl}/api/v4`, token }],
    };
    return ScmIntegrations.fromConfig(new ConfigReader({ integrations }));
  }

  /** Runs git in a clone of the repository, made for it. */
  async git(url: string, ...commands: string[][]): Promise<string> {
    const dir = mkdtempSync(join(this.#scratch, 'clone-'));
    const account = url.replace('://', `://portal:${TOKEN}@`);
    const git = (args: string[]) =>
      run(
        'git',
        ['-c', 'user.name=Eve', '-c', 'user.email=eve@example.com', ...args],
        { cwd: dir },
      );
    await git(['clone', '--quiet', account, '.']);
    let last = '';
    for (const command of commands) last = (await git(command)).stdout;
    return last;
  }

  /** Calls the forge in Gitea's words, for what a test does as somebody else. */
  async gitea(
    method: string,
    url: string,
    path: string,
    body?: object,
  ): Promise<any> {
    const api = url.replace('/edge/', '/api/v1/repos/edge/');
    const answer = await fetch(`${api}${path}`, {
      method,
      headers: {
        authorization: 'token lab-forge-ada',
        'content-type': 'application/json',
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${text}`);
    return text && JSON.parse(text);
  }

  /** Names of the labels of a pull request. */
  async labels(url: string, number: number): Promise<string[]> {
    const labels = await this.gitea('GET', url, `/issues/${number}/labels`);
    return labels.map(({ name }: { name: string }) => name);
  }

  async stop(): Promise<void> {
    const ended = new Promise(done => {
      this.#process.once('exit', done);
    });
    this.#process.stdin?.end();
    await ended;
    rmSync(this.#scratch, { recursive: true, force: true });
  }
}
