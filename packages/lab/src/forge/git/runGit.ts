import { spawn } from 'node:child_process';
import { devNull } from 'node:os';

/** A git command that ended with a status other than 0. */
export class GitError extends Error {
  readonly code: number;
  readonly stderr: string;

  constructor(args: string[], code: number, stderr: string) {
    super(`git ${args[0]} ended with ${code}: ${stderr.trim()}`);
    this.name = 'GitError';
    this.code = code;
    this.stderr = stderr;
  }
}

export interface RunGitOptions {
  cwd: string;
  input?: Buffer | string;
  env?: Record<string, string>;
  /** Exit codes that are an answer, not a failure. */
  accept?: number[];
}

/** The environment of every git process: nothing of the user's own configuration changes what the lab does. */
export function gitEnvironment(
  extra: Record<string, string> = {},
): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    SystemRoot: process.env.SystemRoot,
    HOME: process.env.HOME,
    LC_ALL: 'C',
    TZ: 'UTC',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: devNull,
    GIT_TERMINAL_PROMPT: '0',
    // As Gitea has it: paths are printed as they are.
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'core.quotePath',
    GIT_CONFIG_VALUE_0: 'false',
    ...extra,
  };
}

/** Runs git and gives what it wrote to stdout, with the exit code. */
export function runGit(
  args: string[],
  options: RunGitOptions,
): Promise<{ stdout: Buffer; code: number }> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, {
      cwd: options.cwd,
      env: gitEnvironment(options.env),
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', chunk => out.push(chunk));
    child.stderr.on('data', chunk => err.push(chunk));
    child.on('error', reject);
    child.stdin.on('error', reject);
    child.on('close', code => {
      const status = code ?? 1;
      if (status === 0 || options.accept?.includes(status)) {
        resolve({ stdout: Buffer.concat(out), code: status });
      } else {
        reject(new GitError(args, status, Buffer.concat(err).toString()));
      }
    });
    child.stdin.end(options.input);
  });
}
