import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { networkFromNpm } from './npmSettings.mjs';

test('what npm was told about the network holds for Yarn', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ai-edge-npm-'));
  const userconfig = path.join(folder, 'npmrc');
  fs.writeFileSync(
    userconfig,
    'registry=https://npm.example.com/\nhttps-proxy=http://proxy.example.com:3128/\n',
  );
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    npm_config_userconfig: userconfig,
    NODE_EXTRA_CA_CERTS: '/set/already.pem',
  };

  const found = await networkFromNpm(env);

  assert.equal(found.YARN_NPM_REGISTRY_SERVER, 'https://npm.example.com/');
  assert.equal(found.YARN_HTTPS_PROXY, 'http://proxy.example.com:3128/');
  assert.equal('NODE_EXTRA_CA_CERTS' in found, false);
});
