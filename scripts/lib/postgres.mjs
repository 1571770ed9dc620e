import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { StepError } from './console.mjs';
import { freePort } from './freePorts.mjs';
import { run, tail } from './run.mjs';

/** The variable from which Backstage's `TestDatabases` takes a server; the number in it is only a name. */
export const POSTGRES_VARIABLE =
  'BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING';

/** Debian keeps the server's programs off the PATH, a folder a version. */
const DEBIAN = '/usr/lib/postgresql';
const READY_MS = 60_000;
const STOP_MS = 10_000;

/** The folder with PostgreSQL's `initdb` and `postgres`, or undefined. */
export function findPostgres(env = process.env, debian = DEBIAN) {
  const versions = fs.existsSync(debian)
    ? fs
        .readdirSync(debian)
        .sort((one, other) => Number(other) - Number(one))
        .map(version => path.join(debian, version, 'bin'))
    : [];
  return [...(env.PATH ?? '').split(path.delimiter), ...versions].find(folder =>
    ['initdb', 'postgres'].every(
      name => folder && fs.existsSync(path.join(folder, name)),
    ),
  );
}

/** PostgreSQL refuses root: then it runs as the user that its package made, or as nobody. */
async function otherUser(env) {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const uid = await run('id', ['-u', name], { env, capture: true });
    const gid = await run('id', ['-g', name], { env, capture: true });
    if (uid.status === 0 && gid.status === 0) {
      return { uid: Number(uid.output), gid: Number(gid.output) };
    }
  }
  throw new StepError(
    'Starting PostgreSQL',
    'it refuses to run as root, and there is no other user to run it as',
    'run the tests as another user',
  );
}

/**
 * Starts a PostgreSQL server that is for one test run only, on a free port of 127.0.0.1 and with its data in a
 * temporary directory. `stop` ends it and removes the data.
 *
 * @returns `{ connectionString, version, stop }`
 */
export async function startPostgres({ bin, env = process.env }) {
  const user = await otherUser(env);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ai-edge-postgres-'));
  const remove = () => fs.rmSync(folder, { recursive: true, force: true });
  const data = path.join(folder, 'data');
  const passwordFile = path.join(folder, 'password');
  const password = randomBytes(16).toString('hex');
  try {
    fs.writeFileSync(passwordFile, password, { mode: 0o600 });
    if (user) {
      fs.chownSync(folder, user.uid, user.gid);
      fs.chownSync(passwordFile, user.uid, user.gid);
    }
    await initialise({ bin, env, user, folder, data, passwordFile });
    const port = await freePort();
    const server = spawn(
      path.join(bin, 'postgres'),
      [
        ['-D', data],
        ['-h', '127.0.0.1'],
        ['-p', String(port)],
        ['-k', folder],
        // A test run that is cut short loses nothing that anybody wants.
        ['-c', 'fsync=off'],
        ['-c', 'full_page_writes=off'],
        ['-c', 'max_connections=200'],
      ].flat(),
      { cwd: folder, env, ...user, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const gone = new Promise(resolve => server.once('close', resolve));
    try {
      await ready(server);
    } catch (error) {
      server.kill('SIGQUIT');
      throw error;
    }
    return {
      connectionString: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
      stop: () => end(server, gone).finally(remove),
    };
  } catch (error) {
    remove();
    throw error;
  }
}

async function initialise({ bin, env, user, folder, data, passwordFile }) {
  const { status, output } = await run(
    path.join(bin, 'initdb'),
    [
      ...['-D', data, '-U', 'postgres', '-E', 'UTF8', '--locale=C.UTF-8'],
      ...['-A', 'scram-sha-256', '--pwfile', passwordFile, '--no-sync'],
    ],
    { env, cwd: folder, capture: true, ...user },
  );
  if (status !== 0) {
    throw new StepError(
      'Making a PostgreSQL database',
      `initdb ended with ${status}:\n${tail(output)}`,
      'check the installation of PostgreSQL',
    );
  }
}

/** Resolves when the server says that it takes connections. */
function ready(server) {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = why =>
      reject(
        new StepError(
          'Starting PostgreSQL',
          `${why}:\n${tail(said)}`,
          'check the installation of PostgreSQL',
        ),
      );
    const timer = setTimeout(
      () => fail(`it was not ready after ${READY_MS / 1000} s`),
      READY_MS,
    );
    for (const stream of [server.stdout, server.stderr]) {
      stream.on('data', data => {
        said = `${said}${data}`.slice(-10_000);
        if (said.includes('ready to accept connections')) {
          clearTimeout(timer);
          resolve();
        }
      });
    }
    server.once('error', error => {
      clearTimeout(timer);
      fail(error.message);
    });
    server.once('exit', code => {
      clearTimeout(timer);
      fail(`it ended with ${code}`);
    });
  });
}

/** A fast shutdown; an immediate one when somebody holds on. */
async function end(server, gone) {
  if (server.exitCode === null && server.signalCode === null) {
    server.kill('SIGINT');
  }
  const timer = setTimeout(() => server.kill('SIGQUIT'), STOP_MS);
  await gone;
  clearTimeout(timer);
}
