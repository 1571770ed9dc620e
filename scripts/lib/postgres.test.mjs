import assert from 'node:assert/strict';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { findPostgres, POSTGRES_VARIABLE, startPostgres } from './postgres.mjs';
import { withPostgres } from './withPostgres.mjs';

function folderWith(...files) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ai-edge-bin-'));
  for (const file of files) {
    const full = path.join(folder, file);
    fs.mkdirSync(path.dirname(full), { recursive: true });
    fs.writeFileSync(full, '');
  }
  return folder;
}

function answers(port) {
  return new Promise(resolve => {
    const socket = net.connect({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

test('a server is found on the PATH, else the newest of Debian’s', () => {
  const none = folderWith('psql');
  const both = folderWith('initdb', 'postgres');
  const debian = folderWith(
    '9/bin/initdb',
    '9/bin/postgres',
    '15/bin/initdb',
    '15/bin/postgres',
    '16/bin/psql',
  );
  const PATH = [none, both].join(path.delimiter);
  assert.equal(findPostgres({ PATH }, debian), both);
  assert.equal(
    findPostgres({ PATH: none }, debian),
    path.join(debian, '15', 'bin'),
  );
  assert.equal(findPostgres({ PATH: none }, path.join(none, 'x')), undefined);
});

test('a server that is named is used, and none is started', async () => {
  const env = { PATH: '', [POSTGRES_VARIABLE]: 'postgresql://elsewhere' };
  const used = await withPostgres(env, async connection => connection);
  assert.equal(used, 'postgresql://elsewhere');
});

test('without a server the work is done all the same, but not in CI', async () => {
  const none = () => undefined;
  const work = async connection => `done with ${connection}`;
  assert.equal(await withPostgres({}, work, none), 'done with undefined');
  await assert.rejects(
    withPostgres({ CI: 'true' }, work, none),
    ({ message }) => message.includes('no PostgreSQL server was found'),
  );
});

const bin = findPostgres();

test(
  'a server is started for the work and gone after it, also when the work fails',
  { skip: bin ? false : 'no PostgreSQL is installed' },
  async () => {
    const env = { ...process.env, [POSTGRES_VARIABLE]: '' };
    let port;
    let failure;
    try {
      await withPostgres(env, async connection => {
        port = Number(new URL(connection).port);
        assert.equal(await answers(port), true);
        throw new Error('a test failed');
      });
    } catch (error) {
      failure = error;
    }
    assert.equal(failure.message, 'a test failed');
    assert.equal(await answers(port), false);
  },
);

test(
  'a broken installation is reported with what it said',
  { skip: process.platform === 'win32' ? 'shell scripts' : false },
  async () => {
    const broken = fs.mkdtempSync(path.join(os.tmpdir(), 'ai-edge-bin-'));
    // Whoever the server runs as has to reach it.
    fs.chmodSync(broken, 0o755);
    const script = '#!/bin/sh\necho "libpq is missing" >&2\nexit 3\n';
    for (const name of ['initdb', 'postgres']) {
      fs.writeFileSync(path.join(broken, name), script, { mode: 0o755 });
    }
    await assert.rejects(
      startPostgres({ bin: broken }),
      ({ message }) =>
        message.includes('initdb ended with 3') &&
        message.includes('libpq is missing'),
    );
  },
);
