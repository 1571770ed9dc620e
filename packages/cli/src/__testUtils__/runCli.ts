import { execFile } from 'node:child_process';
import { resolve } from 'node:path';

const bin = resolve(__dirname, '../../bin/ai-edge.js');

/** Runs the command as its users do: as a process of its own. */
export function runCli(
  args: string[],
  env: Record<string, string> = {},
): Promise<{ status: number; stdout: string; stderr: string }> {
  return new Promise(done => {
    execFile(
      process.execPath,
      [bin, ...args],
      { env: { ...process.env, NODE_OPTIONS: '', ...env } },
      (error, stdout, stderr) =>
        done({
          status: typeof error?.code === 'number' ? error.code : 0,
          stdout,
          stderr,
        }),
    );
  });
}
