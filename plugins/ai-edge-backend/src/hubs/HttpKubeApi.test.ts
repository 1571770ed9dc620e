import { mkdtempSync, rmSync, writeFileSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KubeFixture } from '../__testUtils__/KubeFixture';
import { CLUSTERS, managedCluster } from '../__testUtils__/hubObjects';
import type { HubConfig } from '../config';
import { DefaultHubConnection } from './DefaultHubConnection';

describe('a hub connection over HTTP', () => {
  let hub: KubeFixture;
  let dir: string;

  beforeEach(async () => {
    hub = await KubeFixture.start();
    hub.put(CLUSTERS, managedCluster('oslo'));
    dir = mkdtempSync(join(tmpdir(), 'hub-connection-'));
  });
  afterEach(async () => {
    await hub.stop();
    rmSync(dir, { recursive: true });
  });

  function connect(access: { token?: string; tokenFile?: string }) {
    const config: HubConfig = {
      name: 'core',
      role: 'active',
      access: {
        type: 'url',
        url: hub.url,
        skipTLSVerify: false,
        ...access,
      },
      policyNamespaces: [],
    };
    return DefaultHubConnection.create({ config });
  }

  it('answers parsed JSON and notes that the hub was heard', async () => {
    const connection = connect({ token: 'good-token' });
    expect(connection.lastHeard).toBe(0);
    const cluster = await connection.request({ path: `${CLUSTERS}/oslo` });
    expect(cluster).toMatchObject({ metadata: { name: 'oslo' } });
    expect(connection.lastHeard).toBeGreaterThan(0);
  });

  it('reads a token file again when it has changed', async () => {
    const tokenFile = join(dir, 'token');
    writeFileSync(tokenFile, 'good-token\n');
    const connection = connect({ tokenFile });
    await connection.request({ path: CLUSTERS });
    hub.tokens = new Set(['newer-token']);
    writeFileSync(tokenFile, 'newer-token');
    utimesSync(tokenFile, 1, 1);
    await connection.request({ path: CLUSTERS });
    expect(hub.calls).toHaveLength(2);
  });

  it('reads a token file once more on 401, though it looks unchanged', async () => {
    const tokenFile = join(dir, 'token');
    writeFileSync(tokenFile, 'good-token');
    utimesSync(tokenFile, 1, 1);
    const connection = connect({ tokenFile });
    await connection.request({ path: CLUSTERS });
    hub.tokens = new Set(['newer-token']);
    writeFileSync(tokenFile, 'newer-token');
    utimesSync(tokenFile, 1, 1);
    await connection.request({ path: CLUSTERS });
    expect(hub.calls).toHaveLength(3);
  });

  it('does not repeat a 401 of a token that cannot change', async () => {
    await expect(
      connect({ token: 'bad-token' }).request({ path: CLUSTERS }),
    ).rejects.toMatchObject({ kind: 'unauthorized', code: 401 });
    expect(hub.calls).toHaveLength(1);
  });

  it.each([
    [403, 'forbidden'],
    [404, 'not-found'],
    [409, 'conflict'],
    [410, 'expired'],
    [422, 'invalid'],
    [429, 'throttled'],
    [500, 'failed'],
  ])('calls %s %s', async (status, kind) => {
    hub.faults = [{ part: CLUSTERS, status }];
    await expect(
      connect({ token: 'good-token' }).request({ path: CLUSTERS }),
    ).rejects.toMatchObject({ kind, code: status, reason: 'Fault' });
  });

  it('refuses an answer that is larger than it may be', async () => {
    await expect(
      connect({ token: 'good-token' }).request({
        path: CLUSTERS,
        maxBytes: 100,
      }),
    ).rejects.toMatchObject({ kind: 'too-large' });
  });

  it('says that a hub cannot be reached, without any secret', async () => {
    const connection = connect({ token: 'very-secret-token' });
    await hub.stop();
    const error = await connection
      .request({ path: CLUSTERS })
      .catch(caught => caught);
    expect(error).toMatchObject({
      name: 'ServiceUnavailableError',
      kind: 'unreachable',
      message: 'Hub core cannot be reached (ECONNREFUSED)',
    });
    expect(JSON.stringify(error)).not.toContain('secret');
    hub = await KubeFixture.start();
  });

  it('finds a token file that appears later', async () => {
    const tokenFile = join(dir, 'later');
    const connection = connect({ tokenFile });
    await expect(connection.request({ path: CLUSTERS })).rejects.toMatchObject({
      kind: 'failed',
    });
    writeFileSync(tokenFile, 'good-token');
    await expect(
      connection.request({ path: `${CLUSTERS}/oslo` }),
    ).resolves.toBeDefined();
  });
});
