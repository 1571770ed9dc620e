import type { IncomingMessage } from 'node:http';
import { parse } from 'yaml';
import { runningLab } from './__testUtils__/runningLab';
import { startLab } from './startLab';

const CLUSTERS = '/apis/cluster.open-cluster-management.io/v1/managedclusters';
const HUB = `/hubs/core${CLUSTERS}`;

const { http, https, post, directory, lab } = runningLab();

const json = async (path: string) => (await http(path)).json();
/** An answer that is cut off ends with an error, then closes. */
const end = (response: IncomingMessage) =>
  new Promise<void>(resolve => {
    response.on('error', () => resolve());
    response.on('close', () => resolve());
  });
const names = (body: any) => body.items.map((item: any) => item.metadata.name);

describe('the http port', () => {
  it('is healthy once everything has started', async () => {
    const health = await http('/lab/health');
    expect(health.status).toBe(200);
    expect(await health.json()).toEqual({ status: 'ok' });
  });

  it('shows the estate as a page and as JSON', async () => {
    const info = await json('/lab/info.json');
    expect(info.hubs).toEqual([
      {
        name: 'core',
        url: `${lab().httpsUrl}/hubs/core`,
        clusterProxyUrl: `${lab().httpsUrl}/proxy`,
      },
    ]);
    expect(info.users.map((user: any) => user.token)).toEqual([
      'lab-admin',
      'lab-portal',
      'lab-limited',
    ]);
    expect(info.sites).toHaveLength(12);
    const page = await (await http('/')).text();
    for (const { name, availability } of info.sites) {
      expect(page).toContain(name);
      expect(['available', 'unknown', 'pending']).toContain(availability);
    }
    expect(page).toContain('lab-portal');
    expect(page).not.toMatch(/<script|https?:\/\/(?!127\.0\.0\.1)/);
  });

  it('hands out kubeconfigs with everything inside', async () => {
    const response = await http('/lab/kubeconfig?user=limited');
    expect(response.headers.get('content-disposition')).toContain(
      'lab-core-limited.kubeconfig',
    );
    const config = parse(await response.text());
    expect(config.clusters[0].cluster.server).toBe(
      `${lab().httpsUrl}/hubs/core`,
    );
    expect(
      Buffer.from(
        config.clusters[0].cluster['certificate-authority-data'],
        'base64',
      ).toString(),
    ).toContain('BEGIN CERTIFICATE');
    expect(config.users[0].user.token).toBe('lab-limited');
    const bad = await http('/lab/kubeconfig?user=root');
    expect(bad.status).toBe(400);
    expect((await bad.json()).error.message).toBe(
      'user: must be one of admin, portal, limited',
    );
    expect((await http('/lab/kubeconfig?hub=x')).status).toBe(400);
    expect((await http('/lab/nothing')).status).toBe(404);
  });
});

describe('the https port', () => {
  it('wants a token that it knows', async () => {
    expect((await https(HUB)).body).toMatchObject({
      kind: 'Status',
      code: 401,
    });
    expect((await https(HUB, 'wrong')).status).toBe(401);
    expect((await https('/proxy/plant-lyon-01/api')).status).toBe(401);
    expect((await https('/elsewhere', 'lab-admin')).status).toBe(404);
  });

  it('shows each account what it may see', async () => {
    expect(names((await https(HUB, 'lab-portal')).body)).toHaveLength(12);
    expect(names((await https(HUB, 'lab-limited')).body)).toEqual([
      'plant-gdansk-03',
      'plant-lyon-01',
      'plant-torino-02',
    ]);
    const other = await https(`${HUB}/store-berlin-0001`, 'lab-limited');
    expect(other.body.message).toBe(
      'managedclusters.cluster.open-cluster-management.io "store-berlin-0001" is forbidden: User "plants-eu-operator" cannot get resource "managedclusters" in API group "cluster.open-cluster-management.io" at the cluster scope',
    );
    const secrets = await https('/hubs/core/api/v1/secrets', 'lab-portal');
    expect(secrets.status).toBe(403);
  });

  it('reaches sites through cluster-proxy, as far as the account goes', async () => {
    const config =
      '/api/v1/namespaces/kserve/configmaps/inferenceservice-config';
    const read = (site: string, token: string, path = config) =>
      https(`/proxy/${site}${path}`, token);
    expect((await read('plant-lyon-01', 'lab-portal')).status).toBe(200);
    expect((await read('plant-lyon-01', 'lab-limited')).status).toBe(200);
    expect((await read('store-berlin-0001', 'lab-limited')).status).toBe(403);
    const secrets = await read(
      'plant-lyon-01',
      'lab-portal',
      '/api/v1/namespaces/kserve/secrets',
    );
    expect(secrets.body.message).toContain(
      'User "cluster:hub:system:serviceaccount:ai-edge:portal" cannot list',
    );
  });

  it('answers 502 for a site that is dark, and for one that is not there', async () => {
    for (const site of ['store-boston-0102', 'nowhere']) {
      const { status, body } = await https(`/proxy/${site}/api`, 'lab-admin');
      expect(status).toBe(502);
      expect(body).toContain('proxy to anp-proxy-server failed');
    }
  });
});

describe('sites', () => {
  it('go dark and return on request', async () => {
    const path = '/proxy/plant-torino-02/api/v1/namespaces';
    const { response } = await https(`${path}?watch=true`, 'lab-admin', false);
    const closed = end(response);
    expect(
      await (await post('/lab/sites/plant-torino-02/offline', {})).json(),
    ).toEqual({ hub: 'core', name: 'plant-torino-02', online: false });
    await closed;
    expect((await https(path, 'lab-admin')).status).toBe(502);
    await post('/lab/sites/plant-torino-02/online', {});
    expect((await https(path, 'lab-admin')).status).toBe(200);
    expect((await post('/lab/sites/nowhere/offline', {})).status).toBe(404);
    expect((await post('/lab/sites/plant-torino-02/away', {})).status).toBe(
      404,
    );
  });
});

describe('faults', () => {
  const clear = async () => {
    for (const { id } of (await json('/lab/faults')).items) {
      await http(`/lab/faults/${id}`, { method: 'DELETE' });
    }
  };
  afterEach(clear);
  const fault = async (body: object) =>
    expect((await post('/lab/faults', body)).status).toBe(201);

  it('answer with a status, as often as asked', async () => {
    await fault({ target: 'hub', fault: 'status', status: 429, times: 1 });
    const { status, response } = await https(HUB, 'lab-admin');
    expect(status).toBe(429);
    expect(response.headers['retry-after']).toBe('1');
    expect((await https(HUB, 'lab-admin')).status).toBe(200);
  });

  it('close connections, of one site only when named', async () => {
    await fault({ target: 'site', name: 'plant-lyon-01', fault: 'down' });
    await expect(
      https('/proxy/plant-lyon-01/api', 'lab-admin'),
    ).rejects.toThrow('socket hang up');
    expect(
      (await https('/proxy/plant-gdansk-03/api', 'lab-admin')).status,
    ).toBe(200);
  });

  const watching = async (path: string) => {
    const { response } = await https(`${path}?watch=true`, 'lab-admin', false);
    response.resume();
    return { response, ended: end(response) };
  };

  it('end watches that are open in good order, and new ones at once', async () => {
    const { response, ended } = await watching(HUB);
    await fault({ target: 'hub', fault: 'watch-cut' });
    await ended;
    expect(response.complete).toBe(true);
    const again = await https(`${HUB}?watch=true`, 'lab-admin');
    expect([again.status, again.body]).toEqual([200, '']);
    expect((await https(HUB, 'lab-admin')).status).toBe(200);
  });

  it('break watches of a hub that is down', async () => {
    const { response, ended } = await watching(HUB);
    await fault({ target: 'hub', fault: 'down' });
    await ended;
    expect(response.complete).toBe(false);
  });

  it('leave watches alone whose path does not match', async () => {
    const other = await watching('/hubs/core/api/v1/namespaces');
    const hit = await watching(HUB);
    await fault({ target: 'hub', fault: 'gone', match: 'managedclusters' });
    await hit.ended;
    expect(other.response.destroyed).toBe(false);
    other.response.destroy();
  });

  it('count the requests that they change, and no others', async () => {
    const { body } = await https(`${HUB}?limit=2`, 'lab-admin');
    const next = `${HUB}?limit=2&continue=${body.metadata.continue}`;
    await fault({ target: 'hub', fault: 'gone', times: 1 });
    await fault({ target: 'hub', fault: 'watch-cut', times: 1 });
    expect((await https(HUB, 'lab-admin')).status).toBe(200);
    expect((await https(next, 'lab-admin')).status).toBe(410);
    expect((await https(next, 'lab-admin')).status).toBe(200);
    expect((await json('/lab/faults')).items).toMatchObject([
      { fault: 'watch-cut', hits: 0 },
    ]);
  });

  it('cut lists short', async () => {
    await fault({
      target: 'hub',
      fault: 'short-list',
      match: 'managedclusters',
    });
    const first = (await https(`${HUB}?limit=4`, 'lab-admin')).body;
    expect(names(first)).toHaveLength(4);
    const next = `${HUB}?limit=4&continue=${first.metadata.continue}`;
    const last = (await https(next, 'lab-admin')).body;
    expect(names(last)).toHaveLength(2);
    expect(last.metadata.continue).toBeUndefined();
  });

  it('refuse nonsense with a sentence', async () => {
    const response = await post('/lab/faults', { target: 'moon' });
    expect(response.status).toBe(400);
    expect((await response.json()).error.message).toBe(
      'target: must be one of hub, site, forge, metrics, registry',
    );
    const none = await http('/lab/faults/none', { method: 'DELETE' });
    expect(none.status).toBe(404);
  });
});

describe('the request log', () => {
  it('counts by target and names the user', async () => {
    await http('/lab/requests', { method: 'DELETE' });
    await https(HUB, 'lab-portal');
    await https('/proxy/plant-lyon-01/api', 'lab-admin');
    const { counts, requests } = await json('/lab/requests');
    expect(counts).toEqual({ hub: 1, site: 1 });
    expect(requests[0]).toMatchObject({
      target: 'hub',
      name: 'core',
      user: 'system:serviceaccount:ai-edge:portal',
      status: 200,
    });
    expect(requests[1]).toMatchObject({
      target: 'site',
      name: 'plant-lyon-01',
    });
  });
});

describe('startLab', () => {
  it('says which port is taken and how to choose another', async () => {
    const { port } = lab().options;
    await expect(
      startLab({
        port,
        dataDir: directory(),
        modelsPerSite: 0,
        lag: 1,
      }),
    ).rejects.toThrow(
      new RegExp(`Port ${port} on 127.0.0.1 is taken.*LAB_PORT`),
    );
  });
});
