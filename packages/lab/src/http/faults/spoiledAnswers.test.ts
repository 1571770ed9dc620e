import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IncomingMessage } from 'node:http';
import { runningLab } from '../../__testUtils__/runningLab';

const CLUSTERS =
  '/hubs/core/apis/cluster.open-cluster-management.io/v1/managedclusters';

const { http, https, post, directory } = runningLab();

const ended = (response: IncomingMessage) =>
  new Promise<void>(resolve => {
    response.on('error', () => resolve());
    response.on('close', () => resolve());
  });

describe('faults of a hub', () => {
  afterEach(async () => {
    const { items } = await (await http('/lab/faults')).json();
    for (const { id } of items) {
      await http(`/lab/faults/${id}`, { method: 'DELETE' });
    }
  });
  const fault = async (body: object) => {
    expect((await post('/lab/faults', body)).status).toBe(201);
  };
  const watch = async (query = '') => {
    const { response } = await https(
      `${CLUSTERS}?watch=true${query}`,
      'lab-admin',
      false,
    );
    return response;
  };

  it('trickle without an end', async () => {
    await fault({ target: 'hub', fault: 'trickle', delayMs: 5 });
    const { response } = await https(CLUSTERS, 'lab-admin', false);
    let text = '';
    await new Promise<void>(resolve => {
      response.on('data', chunk => {
        text += chunk;
        if (text.length > 15) resolve();
      });
    });
    expect(text).toMatch(/^\{"items":\[ +$/);
    response.destroy();
  });

  it('end an answer in the middle', async () => {
    await fault({ target: 'hub', fault: 'half-json', times: 1 });
    const { response } = await https(CLUSTERS, 'lab-admin', false);
    let text = '';
    response.on('data', chunk => {
      text += chunk;
    });
    await ended(response);
    expect(response.complete).toBe(true);
    expect(text).toMatch(/^\{"kind":"ManagedClusterList"/);
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    expect((await https(CLUSTERS, 'lab-admin')).body.items).toHaveLength(12);
  });

  it('empty lists, and blow one object up', async () => {
    await fault({ target: 'hub', fault: 'empty-list', times: 1 });
    const { body: empty } = await https(`${CLUSTERS}?limit=5`, 'lab-admin');
    expect([empty.items, empty.metadata.continue]).toEqual([[], undefined]);
    await fault({ target: 'hub', fault: 'large', times: 1 });
    const { items } = (await https(CLUSTERS, 'lab-admin')).body;
    const sizes = items.map((item: object) => JSON.stringify(item).length);
    expect(sizes[0]).toBeGreaterThan(1024 * 1024);
    expect(Math.max(...sizes.slice(1))).toBeLessThan(50_000);
  });

  it('say how long to wait', async () => {
    await fault({ target: 'hub', fault: 'status', status: 429, retryAfter: 9 });
    const { status, response } = await https(CLUSTERS, 'lab-admin');
    expect([status, response.headers['retry-after']]).toEqual([429, '9']);
  });

  it('let watches hang that are open, and new ones', async () => {
    const open = await watch();
    open.resume();
    await fault({ target: 'hub', fault: 'watch-hang' });
    const fresh = await watch();
    const said: string[] = [];
    const listen = (which: string) => () => said.push(which);
    open.on('data', listen('open'));
    fresh.on('data', listen('fresh'));
    said.length = 0;
    await post('/lab/sites/plant-lyon-01/offline', {});
    await post('/lab/sites/plant-lyon-01/online', {});
    await https(CLUSTERS, 'lab-admin');
    expect([said, open.complete, fresh.complete]).toEqual([[], false, false]);
    open.destroy();
    fresh.destroy();
  });

  it('forget what was before a restart', async () => {
    const { body } = await https(`${CLUSTERS}?limit=5`, 'lab-admin');
    const { resourceVersion, continue: next } = body.metadata;
    const open = await watch();
    open.resume();
    const broken = ended(open);
    // A lease is renewed every few seconds: until then the newest version is the list's.
    for (;;) {
      const { body: again } = await https(`${CLUSTERS}?limit=1`, 'lab-admin');
      if (again.metadata.resourceVersion !== resourceVersion) break;
    }
    await fault({ target: 'hub', fault: 'restart' });
    await broken;
    expect(open.complete).toBe(false);
    const page = await https(`${CLUSTERS}?continue=${next}`, 'lab-admin');
    expect(page.status).toBe(410);
    const late = await watch(`&resourceVersion=${resourceVersion}`);
    let text = '';
    late.on('data', chunk => {
      text += chunk;
    });
    await ended(late);
    expect(JSON.parse(text)).toMatchObject({
      type: 'ERROR',
      object: { code: 410 },
    });
  });
});

describe('accounts', () => {
  const token = () => readFileSync(join(directory(), 'portal.token'), 'utf8');

  it('get another token, which is in their file; the old one is refused', async () => {
    expect(token()).toBe('lab-portal');
    const rotated = await (await post('/lab/users/portal/rotate', {})).json();
    expect(rotated).toEqual({
      id: 'portal',
      name: 'system:serviceaccount:ai-edge:portal',
      token: 'lab-portal-1',
    });
    expect(token()).toBe('lab-portal-1');
    expect((await https(CLUSTERS, 'lab-portal')).status).toBe(401);
    expect((await https(CLUSTERS, 'lab-portal-1')).status).toBe(200);
    const site = '/proxy/plant-lyon-01/api/v1/namespaces';
    expect((await https(site, 'lab-portal')).status).toBe(401);
    expect((await https(site, 'lab-portal-1')).status).toBe(200);
    expect((await post('/lab/users/root/rotate', {})).status).toBe(400);
  });
});
