import { ConfigReader } from '@backstage/config';
import { integrationsOfUser } from './integrationsOfUser';

const config = new ConfigReader({
  integrations: {
    gitea: [
      {
        host: 'git.example.com',
        baseUrl: 'https://git.example.com/git',
        username: 'portal',
        password: 'of-the-portal',
      },
    ],
    github: [
      {
        host: 'ghe.example.com',
        apiBaseUrl: 'https://ghe.example.com/api/v3',
        token: 'of-the-portal',
      },
    ],
    gitlab: [{ host: 'gitlab.com', token: 'of-the-portal' }],
  },
});

describe('integrationsOfUser', () => {
  it.each([
    ['gitea', 'https://git.example.com/edge/models', 'password'],
    ['github', 'https://ghe.example.com/edge/models', 'token'],
    ['gitlab', 'https://gitlab.com/edge/models', 'token'],
    ['github', 'https://github.com/edge/models', 'token'],
  ])('speaks to %s at %s as the user alone', (forge, url, key) => {
    const integrations = integrationsOfUser(config, { url, forge }, 'mine');
    const entry = integrations.byUrl(url) as unknown as {
      config: Record<string, unknown>;
    };
    expect(entry.config[key]).toBe('mine');
    expect(JSON.stringify(entry.config)).not.toContain('of-the-portal');
    expect(entry.config).not.toHaveProperty('username', 'portal');
  });

  it('keeps where the forge is', () => {
    const url = 'https://ghe.example.com/edge/models';
    const integrations = integrationsOfUser(
      config,
      { url, forge: 'github' },
      'mine',
    );
    expect(integrations.github.byUrl(url)?.config.apiBaseUrl).toBe(
      'https://ghe.example.com/api/v3',
    );
  });

  it('refuses a forge that it knows no token for', () => {
    expect(() =>
      integrationsOfUser(
        config,
        { url: 'https://x.example.com/a/b', forge: 'other' },
        't',
      ),
    ).toThrow('token: forge other takes no token of a user');
  });
});
