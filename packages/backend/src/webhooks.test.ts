import { createHmac } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';

const SECRET = 'a-secret-of-the-test';
const BODY = JSON.stringify({ repository: { full_name: 'edge/models' } });

const hmac = (secret: string) =>
  createHmac('sha256', secret).update(BODY).digest('hex');

/** How each forge proves that it knows a secret. */
const PROOFS: Record<string, (secret: string) => Record<string, string>> = {
  gitea: secret => ({ 'x-gitea-signature': hmac(secret) }),
  github: secret => ({ 'x-hub-signature-256': `sha256=${hmac(secret)}` }),
  gitlab: secret => ({ 'x-gitlab-token': secret }),
};

/** The modules that `index.ts` adds. */
async function start(modules: object) {
  const { server } = await startTestBackend({
    features: [
      import('@backstage/plugin-events-backend'),
      import('@backstage/plugin-events-backend-module-github'),
      import('@backstage/plugin-events-backend-module-gitlab'),
      import('@ai-edge/backstage-plugin-events-backend-module-ai-edge'),
      mockServices.rootConfig.factory({
        data: { events: { useEventBus: 'never', modules } },
      }),
    ],
  });
  const { port } = server.address() as AddressInfo;
  return async (topic: string, headers: Record<string, string>) => {
    const answer = await fetch(
      `http://127.0.0.1:${port}/api/events/http/${topic}`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: BODY,
      },
    );
    return answer.status;
  };
}

jest.setTimeout(60_000);

describe('webhooks', () => {
  it('come in with a proof only', async () => {
    const webhookSecret = SECRET;
    const post = await start({
      gitea: { webhookSecret },
      github: { webhookSecret },
      gitlab: { webhookSecret },
    });
    for (const [topic, proof] of Object.entries(PROOFS)) {
      expect([topic, await post(topic, proof(SECRET))]).toEqual([topic, 202]);
      expect([topic, await post(topic, proof('other'))]).toEqual([topic, 403]);
      expect([topic, await post(topic, {})]).toEqual([topic, 403]);
    }
  });

  it('have no address where no secret is configured', async () => {
    const post = await start({});
    for (const [topic, proof] of Object.entries(PROOFS)) {
      expect([topic, await post(topic, proof(''))]).toEqual([topic, 404]);
    }
  });
});
