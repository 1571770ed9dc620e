import { spawn } from 'node:child_process';
import { root } from './root.mjs';

/**
 * Runs a command to its end in the repository's root. Resolves to `{ status, output }`; `output` is what it
 * printed when `capture` is set (and `onOutput` hears it meanwhile), otherwise it goes straight through.
 */
export function run(command, args, options = {}) {
  const {
    env = process.env,
    capture = false,
    cwd = root,
    uid,
    gid,
    onOutput,
  } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      uid,
      gid,
      stdio: [
        'ignore',
        capture ? 'pipe' : 'inherit',
        capture ? 'pipe' : 'inherit',
      ],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', data => {
        output += data;
        onOutput?.(String(data));
      });
    }
    child.on('error', reject);
    child.on('close', (code, signal) =>
      resolve({ status: code ?? (signal ? 128 : 1), output }),
    );
  });
}

/** The last lines of a text, indented for a message. */
export function tail(text, lines = 20) {
  return text
    .trimEnd()
    .split('\n')
    .slice(-lines)
    .map(line => `    ${line}`)
    .join('\n');
}
