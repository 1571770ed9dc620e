import express from 'express';
import request from 'supertest';
import { RequestLog } from './RequestLog';

describe('RequestLog', () => {
  it('logs what was answered, by target', async () => {
    const log = RequestLog.create();
    const app = express();
    app.use(
      '/hub',
      log.middleware({
        target: 'hub',
        name: () => 'core',
        user: () => 'kube:admin',
      }),
    );
    app.get('/hub/here', (_request, response) => response.send('x'));
    await request(app).get('/hub/here?a=b').set('User-Agent', 'kubectl');
    await request(app).get('/hub/gone');
    await request(app).get('/elsewhere');
    const { counts, requests } = log.snapshot();
    expect(counts).toEqual({ hub: 2 });
    expect(requests).toMatchObject([
      {
        target: 'hub',
        name: 'core',
        method: 'GET',
        path: '/hub/here?a=b',
        userAgent: 'kubectl',
        user: 'kube:admin',
        status: 200,
      },
      { path: '/hub/gone', status: 404 },
    ]);
    log.clear();
    expect(log.snapshot()).toEqual({ counts: {}, requests: [] });
  });

  it('keeps the newest and counts all', () => {
    const log = RequestLog.create({ capacity: 10 });
    const entry = {
      time: '',
      target: 'hub',
      method: 'GET',
      status: 200,
      ms: 1,
    };
    for (let index = 0; index < 100; index += 1) {
      log.add({ ...entry, path: `/${index}` });
    }
    const { counts, requests } = log.snapshot();
    expect(counts).toEqual({ hub: 100 });
    expect(requests.length).toBeLessThanOrEqual(15);
    expect(requests[requests.length - 1].path).toBe('/99');
  });
});
