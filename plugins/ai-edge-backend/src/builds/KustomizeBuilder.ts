import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { BuildsConfig } from './readBuildsConfig';
import type { BuildInput } from './TreeBuilds';

const MAX_OUTPUT = 4 * 1024 * 1024;
const MAX_REASON = 300;

/** What came out of a build: the manifests, or why there are none. */
export type BuildResult = { text: string } | { error: string };

function firstLine(text: string, root: string): string | undefined {
  return text
    .replaceAll(`${root}/`, '')
    .replaceAll(root, '.')
    .split('\n')
    .map(line => line.trim())
    .find(line => line !== '')
    ?.slice(0, MAX_REASON);
}

/**
 * An environment in which a build finds nothing but its files: no programs, no configuration and credentials of the
 * backend, no way out to a network by a proxy.
 */
function environment(root: string): NodeJS.ProcessEnv {
  const nowhere = 'http://127.0.0.1:9';
  return {
    HOME: root,
    TMPDIR: root,
    PATH: root,
    HTTP_PROXY: nowhere,
    HTTPS_PROXY: nowhere,
    GIT_ALLOW_PROTOCOL: 'none',
  } as Partial<NodeJS.ProcessEnv> as NodeJS.ProcessEnv;
}

/**
 * Builds directories with `kubectl kustomize` or `kustomize build`, each in a directory of its own that holds the files
 * which the build reads and no others. A build that takes too long is killed; one that writes too much is an error.
 */
export class KustomizeBuilder {
  readonly #command: string;
  readonly #timeoutMs: number;

  /** @param command - the program itself, not a name to look up */
  static create(options: Pick<BuildsConfig, 'command' | 'timeoutMs'>) {
    return new KustomizeBuilder(options);
  }

  private constructor(options: Pick<BuildsConfig, 'command' | 'timeoutMs'>) {
    this.#command = options.command;
    this.#timeoutMs = options.timeoutMs;
  }

  async build(dir: string, { files }: BuildInput): Promise<BuildResult> {
    const root = await mkdtemp(join(tmpdir(), 'ai-edge-build-'));
    try {
      for (const [path, text] of Object.entries(files)) {
        const file = join(root, 'tree', path);
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, text, { flag: 'wx', mode: 0o600 });
      }
      return await this.#run(root, join(root, 'tree', dir));
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  }

  #run(root: string, dir: string): Promise<BuildResult> {
    const verb = basename(this.#command).startsWith('kubectl')
      ? 'kustomize'
      : 'build';
    return new Promise(resolve => {
      execFile(
        this.#command,
        [verb, dir],
        {
          cwd: root,
          env: environment(root),
          encoding: 'utf8',
          timeout: this.#timeoutMs,
          killSignal: 'SIGKILL',
          maxBuffer: MAX_OUTPUT,
        },
        (error, stdout, stderr) => {
          if (!error) resolve({ text: stdout });
          else if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') {
            resolve({ error: 'it builds more than 4 MiB' });
          } else if (error.killed) {
            resolve({ error: `no end within ${this.#timeoutMs / 1000} s` });
          } else {
            const said = firstLine(stderr, join(root, 'tree'));
            resolve({ error: said ?? `exit status ${error.code}` });
          }
        },
      );
    });
  }
}
