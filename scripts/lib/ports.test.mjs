import assert from 'node:assert/strict';
import net from 'node:net';
import { test } from 'node:test';
import { freePorts } from './freePorts.mjs';
import { readPorts, requireFree } from './ports.mjs';

test('a taken port is named with the variable that chooses another', async () => {
  const server = net.createServer();
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  try {
    await assert.rejects(
      requireFree([{ port, variable: 'BACKEND_PORT', what: 'the backend' }]),
      error =>
        error.message.includes(
          `port ${port}, wanted for the backend, is taken`,
        ) && error.message.includes(`BACKEND_PORT=${port + 10} npm start`),
    );
  } finally {
    await new Promise(resolve => server.close(resolve));
  }
});

test('ports that are free pass', async () => {
  const { APP_PORT, LAB_PORT } = await freePorts();
  await requireFree([
    { port: APP_PORT, variable: 'APP_PORT', what: 'the frontend' },
    { port: LAB_PORT + 1, variable: 'LAB_PORT', what: 'the lab' },
  ]);
});

test('a port that is none is refused by name', () => {
  const defaults = { APP_PORT: { port: 3000 } };
  assert.deepEqual(readPorts({}, defaults), { APP_PORT: 3000 });
  assert.throws(
    () => readPorts({ APP_PORT: 'http' }, defaults),
    /APP_PORT is "http"/,
  );
});
