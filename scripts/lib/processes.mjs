import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { say, StepError } from './console.mjs';
import { root } from './root.mjs';
import { tail } from './run.mjs';

const GRACE_MS = 8_000;

/**
 * Long-running children, each in a process group of its own so that ending one ends everything it started.
 */
export class Processes {
  #children = new Map();
  #ending;
  #logDir;
  #verbose;
  #onDeath;

  constructor({ logDir, verbose = false, onDeath }) {
    this.#logDir = logDir;
    this.#verbose = verbose;
    this.#onDeath = onDeath;
    fs.mkdirSync(logDir, { recursive: true });
  }

  start(name, command, args, { env, cwd = root } = {}) {
    const logFile = path.join(this.#logDir, `${name}.log`);
    const log = fs.createWriteStream(logFile);
    const child = spawn(command, args, {
      cwd,
      env,
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const entry = { child, logFile, ended: undefined };
    this.#children.set(name, entry);
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', data => {
        log.write(data);
        if (this.#verbose) {
          for (const line of String(data).trimEnd().split('\n')) {
            say(`[${name}] ${line}`);
          }
        }
      });
    }
    const ended = reason => {
      if (entry.ended) return;
      entry.ended = reason;
      if (!this.#ending) this.#onDeath(this.failure(name));
    };
    child.on('error', error => ended(error.message));
    child.on('exit', (code, signal) =>
      ended(
        signal ? `it was ended by ${signal}` : `it ended with status ${code}`,
      ),
    );
  }

  /** Why a child is gone, with the end of its log. */
  failure(name) {
    const { logFile, ended } = this.#children.get(name);
    const log = fs.existsSync(logFile) ? fs.readFileSync(logFile, 'utf8') : '';
    return new StepError(
      `Running the ${name}`,
      `${ended ?? 'it does not answer'}. The end of its log:\n${tail(log, 25)}`,
      `read the whole log in ${path.relative(root, logFile)}`,
    );
  }

  /** Ends all of them: politely first, then for certain. */
  stop() {
    this.#ending ??= Promise.all(
      [...this.#children.values()].map(entry => this.#end(entry)),
    );
    return this.#ending;
  }

  async #end({ child, ended }) {
    if (child.pid === undefined) return;
    const gone = ended
      ? Promise.resolve()
      : new Promise(resolve => child.once('exit', resolve));
    signalGroup(child.pid, 'SIGTERM');
    const timer = setTimeout(() => signalGroup(child.pid, 'SIGKILL'), GRACE_MS);
    await gone;
    clearTimeout(timer);
    // Whatever the child itself left behind in its group.
    signalGroup(child.pid, 'SIGKILL');
  }
}

function signalGroup(pid, signal) {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch (error) {
    // ESRCH: the group is gone already, which is what was wanted.
    if (error.code !== 'ESRCH') throw error;
  }
}
