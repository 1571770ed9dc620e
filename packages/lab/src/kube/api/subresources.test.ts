import request from 'supertest';
import { namespace } from '../__testUtils__/objects';
import { testApi } from '../__testUtils__/testApi';

const PODS = '/api/v1/namespaces/demo/pods';
const DEPLOYMENT = '/apis/apps/v1/namespaces/demo/deployments/web';

function setup() {
  const { app, store } = testApi({ kind: 'site' });
  store.load([
    namespace('demo'),
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: 'two',
        namespace: 'demo',
        annotations: { 'lab.ai-edge/log.step-build': 'one\ntwo\nthree\n' },
      },
      spec: { containers: [{ name: 'step-build' }, { name: 'step-push' }] },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web', namespace: 'demo' },
      spec: { replicas: 1, selector: {}, template: {} },
    },
  ]);
  return request(app);
}

describe('pod logs', () => {
  it('are the lines of one container, or the last of them', async () => {
    const api = setup();
    const log = (query: object) => api.get(`${PODS}/two/log`).query(query);
    expect((await log({ container: 'step-build' })).text).toBe(
      'one\ntwo\nthree\n',
    );
    expect((await log({ container: 'step-build', tailLines: 2 })).text).toBe(
      'two\nthree\n',
    );
    expect((await log({ container: 'step-push' })).text).toBe('');
  });

  it('need a container that there is', async () => {
    const api = setup();
    const some = await api.get(`${PODS}/two/log`);
    expect(some.status).toBe(400);
    expect(some.body.message).toContain('[step-build step-push]');
    const none = await api.get(`${PODS}/two/log`).query({ container: 'x' });
    expect(none.body.message).toBe('container x is not valid for pod two');
    expect((await api.get(`${PODS}/none/log`)).status).toBe(404);
  });
});

describe('scale', () => {
  it('is read and patched', async () => {
    const api = setup();
    expect((await api.get(`${DEPLOYMENT}/scale`)).body).toMatchObject({
      kind: 'Scale',
      spec: { replicas: 1 },
    });
    const scaled = await api
      .patch(`${DEPLOYMENT}/scale`)
      .set('Content-Type', 'application/merge-patch+json')
      .send(JSON.stringify({ spec: { replicas: 3 } }));
    expect(scaled.body).toMatchObject({ kind: 'Scale', spec: { replicas: 3 } });
    expect((await api.get(DEPLOYMENT)).body.spec.replicas).toBe(3);
  });

  it('is not there for other kinds', async () => {
    const api = setup();
    expect((await api.get(`${PODS}/two/scale`)).status).toBe(404);
  });
});
