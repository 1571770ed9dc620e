import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { gitAuthorization } from './gitAuthorization';

function authorization(integrations: object, forge: string) {
  return gitAuthorization(
    ScmIntegrations.fromConfig(new ConfigReader({ integrations })),
    { url: 'https://git.example.com/edge/models', forge },
  );
}

function basic(text: string) {
  return `Basic ${Buffer.from(text).toString('base64')}`;
}

describe('gitAuthorization', () => {
  const host = 'git.example.com';

  it.each([
    ['gitea', { gitea: [{ host, username: 'me', password: 'p' }] }, 'me:p'],
    ['gitea', { gitea: [{ host, password: 'p' }] }, 'x-access-token:p'],
    ['github', { github: [{ host, token: 't' }] }, 'x-access-token:t'],
    [
      'gitlab',
      {
        gitlab: [
          {
            host,
            token: 't',
            baseUrl: `https://${host}`,
            apiBaseUrl: `https://${host}/api/v4`,
          },
        ],
      },
      'oauth2:t',
    ],
  ])('signs in to %s as git servers expect it', async (forge, config, text) => {
    await expect(authorization(config, forge)).resolves.toBe(basic(text));
  });

  it('takes the integration of the forge when one host has several', async () => {
    const integrations = {
      gitea: [{ host, username: 'me', password: 'p' }],
      github: [{ host, token: 't' }],
    };
    await expect(authorization(integrations, 'gitea')).resolves.toBe(
      basic('me:p'),
    );
    await expect(authorization(integrations, 'github')).resolves.toBe(
      basic('x-access-token:t'),
    );
  });

  it('sends nothing where nothing is configured', async () => {
    await expect(authorization({}, 'gitea')).resolves.toBeUndefined();
    await expect(
      authorization({ gitea: [{ host }] }, 'gitea'),
    ).resolves.toBeUndefined();
    await expect(authorization({}, 'github')).resolves.toBeUndefined();
    await expect(
      authorization({ github: [{ host }] }, 'github'),
    ).resolves.toBeUndefined();
  });
});
