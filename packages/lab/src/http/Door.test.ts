import { createServer } from 'node:http';
import request from 'supertest';
import { Door } from './Door';

describe('Door', () => {
  it('answers 503 until it is open', async () => {
    const door = Door.create();
    const server = createServer(door.listener);
    const before = await request(server).get('/lab/health');
    expect(before.status).toBe(503);
    expect(before.headers['retry-after']).toBe('1');
    expect(before.body).toMatchObject({ kind: 'Status', code: 503 });
    door.open((_request, response) => {
      response.end('open');
    });
    expect((await request(server).get('/lab/health')).text).toBe('open');
  });
});
