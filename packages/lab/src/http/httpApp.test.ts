import { Router } from 'express';
import request from 'supertest';
import { testLab } from '../__testUtils__/testLab';
import { FaultList } from './faults/FaultList';
import { createHttpApp } from './httpApp';
import { RequestLog } from './RequestLog';

function setup() {
  const faults = FaultList.create();
  const requests = RequestLog.create();
  const router = Router();
  router.get('/api/v1/query', (_request, response) => response.send('metrics'));
  router.get('/api/v1/repos/edge/x', (_request, response) =>
    response.send('forge'),
  );
  const app = createHttpApp({
    lab: testLab().lab,
    certificates: { ca: 'CA', caFile: 'ca.crt', cert: '', key: '' },
    faults,
    requests,
    repositories: [
      {
        name: '<edge>',
        url: 'http://127.0.0.1:1/edge/x',
        layout: 'kserve-sites',
        user: 'portal',
        token: 'secret',
      },
    ],
    routers: [{ path: '/', router }],
  });
  return { faults, requests, api: request(app) };
}

describe('the http app', () => {
  it('counts the forge, metrics and itself apart', async () => {
    const { api, requests } = setup();
    expect((await api.get('/api/v1/query?query=up')).text).toBe('metrics');
    await api.get('/api/metrics/v1/default/api/v1/query?query=up');
    await api.get('/api/v1/status/buildinfo');
    expect((await api.get('/api/v1/repos/edge/x')).text).toBe('forge');
    expect((await api.get('/nowhere')).status).toBe(404);
    await api.get('/lab/health');
    expect(requests.snapshot().counts).toEqual({ metrics: 3, forge: 2 });
  });

  it('lets a fault of one hit that one', async () => {
    const { api, faults } = setup();
    faults.add({ target: 'metrics', fault: 'status', status: 500 });
    expect((await api.get('/api/v1/query')).status).toBe(500);
    expect((await api.get('/api/v1/repos/edge/x')).status).toBe(200);
    faults.add({ target: 'forge', fault: 'slow', delayMs: 1 });
    expect((await api.get('/api/v1/repos/edge/x')).text).toBe('forge');
    expect(faults.list().map(({ hits }) => hits)).toEqual([1, 1]);
    expect((await api.get('/lab/health')).status).toBe(200);
  });

  it('escapes what it shows', async () => {
    const { text } = await setup().api.get('/');
    expect(text).toContain('&lt;edge&gt;');
    expect(text).not.toContain('<edge>');
  });
});
