import { execFile } from 'node:child_process';
import { ServiceUnavailableError } from '@backstage/errors';

const INHERITED = [
  'PATH',
  'HOME',
  'TMPDIR',
  'http_proxy',
  'https_proxy',
  'no_proxy',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'GIT_SSL_CAINFO',
];

export interface RunGitOptions {
  cwd?: string;
  /** Written to stdin. */
  input?: string;
  timeoutMs: number;
  maxBytes?: number;
  /** Configuration that must not be seen in the process list: it goes through the environment. */
  config?: Record<string, string>;
}

/**
 * The environment of a git process: nothing of the backend's own secrets, no prompts, no configuration of the
 * machine or of a user, and the given configuration as `GIT_CONFIG_*`.
 */
export function gitEnvironment(
  config: Record<string, string> = {},
): NodeJS.ProcessEnv {
  const env: Record<string, string> = {
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ALLOW_PROTOCOL: 'https:http:file',
  };
  for (const name of INHERITED) {
    const value = process.env[name];
    if (value !== undefined) env[name] = value;
  }
  const entries = Object.entries(config);
  env.GIT_CONFIG_COUNT = String(entries.length);
  entries.forEach(([key, value], index) => {
    env[`GIT_CONFIG_KEY_${index}`] = key;
    env[`GIT_CONFIG_VALUE_${index}`] = value;
  });
  return env as NodeJS.ProcessEnv;
}

function reason(stderr: string): string | undefined {
  const lines = stderr.split('\n').filter(line => line.trim() !== '');
  return (
    lines.find(line => /^(fatal|error):/.test(line)) ?? lines.at(-1)
  )?.replace(/^(fatal|error): /, '');
}

/**
 * A reason without the credentials of the given headers: a Git server can repeat in its answer what it was sent, as
 * it came or decoded.
 */
function withoutCredentials(
  why: string,
  config: Record<string, string> = {},
): string {
  const secrets = Object.entries(config)
    .filter(([key]) => key.toLocaleLowerCase('en').endsWith('.extraheader'))
    .flatMap(([, header]) => {
      const value = header.slice(header.indexOf(':') + 1).trim();
      const credentials = value.slice(value.indexOf(' ') + 1);
      const pair = Buffer.from(credentials, 'base64').toString('utf8');
      const password = pair.slice(pair.indexOf(':') + 1);
      return [value, credentials, pair, password];
    });
  return secrets
    .filter(secret => secret !== '')
    .reduce((text, secret) => text.replaceAll(secret, '***'), why);
}

/**
 * Runs the `git` binary without a shell. Rejects with a `ServiceUnavailableError` whose message is git's own
 * reason and never its arguments or environment.
 */
export function runGit(
  args: string[],
  options: RunGitOptions,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let pipeError: Error | undefined;
    const child = execFile(
      'git',
      args,
      {
        cwd: options.cwd,
        env: gitEnvironment(options.config),
        encoding: 'buffer',
        timeout: options.timeoutMs,
        maxBuffer: options.maxBytes ?? 64 * 1024 * 1024,
      },
      (error, stdout, stderr) => {
        if (!error) {
          resolve(stdout);
          return;
        }
        const verb = args.find(arg => !arg.startsWith('-'));
        let why =
          reason(stderr.toString('utf8')) ??
          pipeError?.message ??
          `exit status ${error.code}`;
        if (error.killed) {
          why = `no end within ${options.timeoutMs / 1000} s`;
        }
        why = withoutCredentials(why, options.config);
        reject(new ServiceUnavailableError(`git ${verb}: ${why}`));
      },
    );
    // A process may end before it has read its input; then its own words say why.
    child.stdin?.on('error', error => {
      pipeError = error;
    });
    child.stdin?.end(options.input);
  });
}
