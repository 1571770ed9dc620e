import { execFile } from 'node:child_process';
import { UsageError } from '../UsageError';

const TIMEOUT_MS = 60_000;
const MAX_BYTES = 512 * 1024 * 1024;

/** What a repository may set and git would run. The directory may belong to somebody else, as it does in containers. */
const SAFE = [
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'safe.directory=*',
];

/** Asks git about a repository that is there. Nothing is fetched and nothing written. */
export function git(
  directory: string,
  args: string[],
  input?: string,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      'git',
      [...SAFE, ...args],
      {
        cwd: directory,
        encoding: 'buffer',
        timeout: TIMEOUT_MS,
        maxBuffer: MAX_BYTES,
        env: {
          PATH: process.env.PATH,
          HOME: process.env.HOME,
          LC_ALL: 'C',
          GIT_TERMINAL_PROMPT: '0',
          // A partial clone would fetch what is missing.
          GIT_NO_LAZY_FETCH: '1',
          GIT_OPTIONAL_LOCKS: '0',
        },
      },
      (error, stdout, stderr) => {
        if (!error) {
          resolve(stdout);
          return;
        }
        const lines = stderr.toString('utf8').trim().split('\n');
        const why = lines.find(line => /^(fatal|error):/.test(line));
        reject(
          new UsageError(
            `git ${args[0]}: ${why ?? lines.at(-1) ?? error.code}`,
          ),
        );
      },
    );
    // It may end before it has read its input; then its exit status says why.
    child.stdin?.on('error', () => child.stdin?.destroy());
    child.stdin?.end(input);
  });
}

/** The same for a question that may have no answer. */
export async function askGit(
  directory: string,
  args: string[],
): Promise<string | undefined> {
  try {
    const answer = (await git(directory, args)).toString('utf8').trim();
    return answer === '' ? undefined : answer;
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}
