import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Processes } from './processes.mjs';

function logDir() {
  return fs.mkdtempSync(path.join(os.tmpdir(), 'ai-edge-processes-'));
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    if (error.code === 'ESRCH') return false;
    throw error;
  }
}

async function until(condition) {
  while (!condition()) await sleep(20);
}

test('ending a child ends what it started too', async () => {
  const folder = logDir();
  const pidFile = path.join(folder, 'grandchild.pid');
  const processes = new Processes({ logDir: folder, onDeath: assert.fail });
  processes.start('parent', 'node', [
    '-e',
    `const { spawn } = require('node:child_process');
     const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
     require('node:fs').writeFileSync(${JSON.stringify(
       pidFile,
     )}, String(child.pid));
     setInterval(() => {}, 1000);`,
  ]);
  await until(() => fs.existsSync(pidFile) && fs.readFileSync(pidFile, 'utf8'));
  const grandchild = Number(fs.readFileSync(pidFile, 'utf8'));
  assert.ok(isAlive(grandchild));

  await processes.stop();

  await until(() => !isAlive(grandchild));
});

test('a child that ends by itself is reported with the end of its log', async () => {
  const died = new Promise(resolve => {
    const processes = new Processes({ logDir: logDir(), onDeath: resolve });
    processes.start('lab', 'node', [
      '-e',
      'console.error("the seed is broken"); setTimeout(() => process.exit(3), 100)',
    ]);
  });

  const { message } = await died;

  assert.match(message, /Running the lab failed/);
  assert.match(message, /ended with status 3/);
  assert.match(message, /the seed is broken/);
});
