import { createHmac } from 'node:crypto';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import eventsPlugin from '@backstage/plugin-events-backend';
import { eventsServiceFactory } from '@backstage/plugin-events-node';
import request from 'supertest';
import { subscriber } from './__testUtils__/subscriber';
import eventsModuleAiEdge from './index';

const SECRET = 'a-secret-of-the-test';
const BODY = JSON.stringify({ ref: 'refs/heads/main', note: 'höhe' });

const sign = (body: string, secret = SECRET) =>
  createHmac('sha256', secret).update(body).digest('hex');

async function start(secret?: string) {
  const got = jest.fn();
  const modules = secret && { gitea: { webhookSecret: secret } };
  const { server } = await startTestBackend({
    features: [
      eventsPlugin,
      eventsServiceFactory,
      eventsModuleAiEdge,
      subscriber('gitea', got),
      mockServices.rootConfig.factory({
        // One process needs no bus between processes.
        data: { events: { useEventBus: 'never', ...(modules && { modules }) } },
      }),
    ],
  });
  const post = (body: string, signature?: string) => {
    const call = request(server)
      .post('/api/events/http/gitea')
      .set('Content-Type', 'application/json')
      .set('X-Gitea-Event', 'push');
    if (signature !== undefined) call.set('X-Gitea-Signature', signature);
    return call.send(body);
  };
  return { got, post };
}

describe('webhooks of Gitea', () => {
  it('become events with their headers when they are signed', async () => {
    const { got, post } = await start(SECRET);
    expect((await post(BODY, sign(BODY))).status).toBe(202);
    expect((await post(BODY, sign(BODY).toUpperCase())).status).toBe(202);
    expect(got).toHaveBeenCalledTimes(2);
    expect(got).toHaveBeenCalledWith(
      expect.objectContaining({
        topic: 'gitea',
        eventPayload: JSON.parse(BODY),
        metadata: expect.objectContaining({ 'x-gitea-event': 'push' }),
      }),
    );
  });

  it('are refused otherwise', async () => {
    const { got, post } = await start(SECRET);
    for (const signature of [
      undefined,
      '',
      'nonsense',
      sign(BODY, 'another secret'),
      sign(`${BODY} `),
      sign(BODY).slice(0, 62),
      `sha256=${sign(BODY)}`,
    ]) {
      const { status, body } = await post(BODY, signature);
      expect([signature, status]).toEqual([signature, 403]);
      expect(body).toEqual({ message: 'invalid signature' });
    }
    expect(got).not.toHaveBeenCalled();
  });

  it('have no address without a secret', async () => {
    const { got, post } = await start();
    expect((await post(BODY, sign(BODY, ''))).status).toBe(404);
    expect(got).not.toHaveBeenCalled();
  });
});
