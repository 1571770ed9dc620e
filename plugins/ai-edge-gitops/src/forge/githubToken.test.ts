import { generateKeyPairSync } from 'node:crypto';
import { inspect } from 'node:util';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { FakeServer } from '../__testUtils__/FakeServer';
import { failure } from '../__testUtils__/giteaFixture';
import { githubToken } from './githubToken';

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

let server: FakeServer;
let tokens: number;
beforeEach(async () => {
  tokens = 0;
  server = await FakeServer.start(({ method, url }) => {
    if (method === 'GET' && url.startsWith('/api/v3/app/installations')) {
      return { body: [{ id: 1, account: { login: 'edge' } }] };
    }
    if (method === 'POST' && url.endsWith('/1/access_tokens')) {
      tokens += 1;
      return {
        status: 201,
        body: {
          token: `ghs_${tokens}`,
          expires_at: new Date(Date.now() + 3_600_000).toISOString(),
          repository_selection: 'all',
        },
      };
    }
    return { status: 401, body: { message: 'A JSON web token is wrong' } };
  });
});
afterEach(() => server.stop());

function integrations(more: object) {
  const { host } = new URL(server.url);
  const apiBaseUrl = `${server.url}/api/v3`;
  return ScmIntegrations.fromConfig(
    new ConfigReader({
      integrations: { github: [{ host, apiBaseUrl, ...more }] },
    }),
  );
}

const app = {
  appId: 1,
  clientId: 'id',
  clientSecret: 'secret',
  privateKey,
};

const urlOf = (github: ScmIntegrations) =>
  `http://${
    github.github.list().find(({ config }) => config.apps)?.config.host
  }`;

it('is the configured one', async () => {
  await expect(
    githubToken(integrations({ token: 't' }), `${server.url}/edge/models`),
  ).resolves.toBe('t');
  await expect(
    githubToken(integrations({}), `${server.url}/edge/models`),
  ).resolves.toBeUndefined();
  expect(server.requests).toEqual([]);
});

it('is one of the app, asked for once for all that use the integrations', async () => {
  const github = integrations({ apps: [app] });
  const token = (name: string) =>
    githubToken(github, `${server.url}/edge/${name}`);
  await expect(token('models')).resolves.toBe('ghs_1');
  await expect(token('more')).resolves.toBe('ghs_1');
  expect(tokens).toBe(1);
});

it('says which key gives none, without the request that failed', async () => {
  const other = integrations({ apps: [app] });
  await server.stop();
  server = await FakeServer.start(() => undefined);
  const error = await failure(
    githubToken(other, `${urlOf(other)}/edge/models`),
  );
  expect(error.name).toBe('ServiceUnavailableError');
  expect(error.message).toContain('integrations.github gives no credentials');
  expect(inspect(error, { depth: 10, showHidden: true })).not.toMatch(
    /eyJ|authorization/i,
  );
});
