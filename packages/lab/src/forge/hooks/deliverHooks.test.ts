import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { eventually } from '../../loops/__testUtils__/eventually';
import { client } from '../__testUtils__/client';
import { testForge, type TestForge } from '../__testUtils__/testForge';
import { deliverHooks } from './deliverHooks';
import { portalHooks, WEBHOOK_SECRET } from './portalHooks';

interface Got {
  topic: string;
  headers: IncomingHttpHeaders;
  body: string;
}

describe('deliverHooks', () => {
  let lab: TestForge;
  let portal: Server;
  let stop: () => void;
  let got: Got[];
  let messages: string[];
  const { as, propose } = client(() => lab);

  beforeEach(async () => {
    lab = await testForge();
    got = [];
    messages = [];
    portal = createServer((req, res) => {
      let body = '';
      req.on('data', chunk => {
        body += chunk;
      });
      req.on('end', () => {
        const topic = String(req.url?.split('/').pop());
        got.push({ topic, headers: req.headers, body });
        // A portal takes the dialect that it is configured for.
        res.statusCode = topic === 'gitlab' ? 404 : 202;
        res.end();
      });
    });
    await new Promise<void>(done => {
      portal.listen(0, '127.0.0.1', done);
    });
    const { port } = portal.address() as { port: number };
    stop = deliverHooks(lab.forge, {
      log: message => messages.push(message),
      always: portalHooks(`http://127.0.0.1:${port}/`),
    });
  });
  afterEach(async () => {
    stop();
    await lab.close();
    await new Promise(done => {
      portal.close(done);
      portal.closeAllConnections();
    });
  });

  const of = (topic: string, header: string, name: string) =>
    got.find(it => it.topic === topic && it.headers[header] === name);

  it('tells of a status in every dialect, each with its proof', async () => {
    const { body } = await propose('one', 'ONE\n');
    const { sha } = body.head;
    await as('post', `/statuses/${sha}`).send({
      context: 'build',
      state: 'failure',
    });
    // What the proposal itself gave rise to may still be on its way.
    await eventually(
      'three deliveries',
      () =>
        of('gitea', 'x-gitea-event', 'status') &&
        of('github', 'x-github-event', 'status') &&
        of('gitlab', 'x-gitlab-event', 'Pipeline Hook'),
    );
    const hmac = (text: string) =>
      createHmac('sha256', WEBHOOK_SECRET).update(text).digest('hex');
    const gitea = of('gitea', 'x-gitea-event', 'status')!;
    expect(gitea.headers['x-gitea-signature']).toBe(hmac(gitea.body));
    expect(JSON.parse(gitea.body)).toMatchObject({
      sha,
      state: 'failure',
      context: 'build',
      repository: { full_name: 'edge/demo' },
    });
    const github = of('github', 'x-github-event', 'status')!;
    expect(github.headers['x-hub-signature-256']).toBe(
      `sha256=${hmac(github.body)}`,
    );
    expect(github.headers).not.toHaveProperty('x-gitea-signature');
    expect(JSON.parse(github.body)).toMatchObject({ sha, state: 'failure' });
    const gitlab = of('gitlab', 'x-gitlab-event', 'Pipeline Hook')!;
    expect(gitlab.headers['x-gitlab-token']).toBe(WEBHOOK_SECRET);
    expect(JSON.parse(gitlab.body)).toMatchObject({
      object_attributes: { sha, status: 'failed' },
      merge_request: { iid: 1 },
      project: { path_with_namespace: 'edge/demo' },
    });
  });

  it('tells of pushes and pull requests in the words of each', async () => {
    await propose('one', 'ONE\n');
    await as('patch', '/pulls/1').send({ state: 'closed' });
    await eventually('nine deliveries', () => got.length === 9);
    expect(of('gitlab', 'x-gitlab-event', 'Push Hook')).toBeDefined();
    const closed = got
      .filter(it => it.headers['x-gitlab-event'] === 'Merge Request Hook')
      .map(it => JSON.parse(it.body).object_attributes.action);
    expect(closed.sort()).toEqual(['close', 'open']);
    const github = got
      .filter(
        it =>
          it.topic === 'github' &&
          it.headers['x-github-event'] === 'pull_request',
      )
      .map(it => JSON.parse(it.body).action);
    expect(github.sort()).toEqual(['closed', 'opened']);
  });

  it('goes on when nobody takes them, and says so once', async () => {
    await propose('one', 'ONE\n');
    await propose('two', 'TWO\n');
    await eventually('all deliveries', () => got.length === 12);
    await eventually('a message', () => messages.length > 0);
    expect(messages).toEqual([
      expect.stringMatching(/gitlab was answered 404$/),
    ]);
  });
});
