import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { eventually } from '../../loops/__testUtils__/eventually';
import { client } from '../__testUtils__/client';
import { testForge, type TestForge } from '../__testUtils__/testForge';

interface Delivery {
  event: unknown;
  signature: unknown;
  body: string;
}

describe('hooks', () => {
  let lab: TestForge;
  let receiver: Server;
  let url: string;
  let got: Delivery[];
  const { as, propose } = client(() => lab);

  beforeEach(async () => {
    lab = await testForge();
    got = [];
    receiver = createServer((req, res) => {
      let body = '';
      req.on('data', chunk => {
        body += chunk;
      });
      req.on('end', () => {
        got.push({
          event: req.headers['x-gitea-event'],
          signature: req.headers['x-gitea-signature'],
          body,
        });
        res.end();
      });
    });
    await new Promise<void>(done => {
      receiver.listen(0, '127.0.0.1', done);
    });
    const { port } = receiver.address() as { port: number };
    url = `http://127.0.0.1:${port}/hook`;
  });
  afterEach(async () => {
    await lab.close();
    await new Promise(done => {
      receiver.close(done);
      receiver.closeAllConnections();
    });
  });

  const register = (events: string[]) =>
    as('post', '/hooks').send({
      type: 'gitea',
      config: { url, content_type: 'json', secret: 's3cret' },
      events,
      active: true,
    });

  it('tells of pushes and pull requests, signed', async () => {
    const made = await register(['push', 'pull_request']);
    expect(made.status).toBe(201);
    expect(JSON.stringify(made.body)).not.toContain('s3cret');
    await propose('one', 'ONE\n');
    await eventually('two deliveries', () => got.length >= 2);
    const push = got.find(({ event }) => event === 'push')!;
    expect(JSON.parse(push.body).ref).toBe('refs/heads/one');
    const pull = got.find(({ event }) => event === 'pull_request')!;
    expect(JSON.parse(pull.body)).toMatchObject({
      action: 'opened',
      number: 1,
    });
    for (const { signature, body } of got) {
      expect(signature).toBe(
        createHmac('sha256', 's3cret').update(body).digest('hex'),
      );
    }
  });

  it('tells only what was asked for, and nothing once it is deleted', async () => {
    const { body } = await register(['pull_request']);
    await propose('one', 'ONE\n');
    await eventually('a delivery', () => got.length === 1);
    await as('delete', `/hooks/${body.id}`);
    await as('patch', '/pulls/1').send({ state: 'closed' });
    expect((await as('get', '/hooks')).body).toEqual([]);
    expect(got.map(({ event }) => event)).toEqual(['pull_request']);
  });

  it.each(['nope', 'file:///etc/passwd'])('does not take %s', async wrong => {
    const { status } = await as('post', '/hooks').send({
      config: { url: wrong },
    });
    expect(status).toBe(422);
  });
});
