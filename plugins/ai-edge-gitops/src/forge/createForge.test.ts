import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { FakeServer } from '../__testUtils__/FakeServer';
import { createForge } from './createForge';

function integrations(...gitea: object[]) {
  return ScmIntegrations.fromConfig(
    new ConfigReader({ integrations: { gitea } }),
  );
}

it('takes credentials and base of the host from integrations.gitea', async () => {
  const server = await FakeServer.start(() => ({
    body: { commit: { id: 'c0ffee' } },
  }));
  const forge = createForge({
    type: 'gitea',
    url: `${server.url}/git/edge/models`,
    integrations: integrations({
      host: new URL(server.url).host,
      baseUrl: `${server.url}/git`,
      username: 'portal',
      password: 'secret',
    }),
  });
  await expect(forge.branchRevision('main')).resolves.toBe('c0ffee');
  expect(server.log).toEqual([
    'GET /git/api/v1/repos/edge/models/branches/main',
  ]);
  expect(server.requests[0].headers.authorization).toMatch(/^basic /i);
  await server.stop();
});

it('names the config key when the host is not configured', () => {
  expect(() =>
    createForge({
      type: 'gitea',
      url: 'https://other.example.com/edge/models',
      integrations: integrations({ host: 'git.example.com' }),
    }),
  ).toThrow(
    'integrations.gitea: has no entry for host "other.example.com" of aiEdge.gitops[].url',
  );
});

it('names the config key when there is no such forge', () => {
  expect(() =>
    createForge({
      type: 'sourcehut',
      url: 'https://git.example.com/edge/models',
      integrations: integrations({ host: 'git.example.com' }),
    }),
  ).toThrow(
    'aiEdge.gitops[].forge: must be one of gitea, github, gitlab, not "sourcehut"',
  );
});

describe('gitlab', () => {
  const gitlab = (...entries: object[]) =>
    ScmIntegrations.fromConfig(
      new ConfigReader({ integrations: { gitlab: entries } }),
    );

  it('takes token and addresses of the host from integrations.gitlab', async () => {
    const server = await FakeServer.start(() => ({
      body: { commit: { id: 'c0ffee' } },
    }));
    const forge = createForge({
      type: 'gitlab',
      url: `${server.url}/git/edge/teams/models`,
      integrations: gitlab({
        host: new URL(server.url).host,
        baseUrl: `${server.url}/git`,
        apiBaseUrl: `${server.url}/git/api/v4`,
        token: 'secret',
      }),
    });
    await expect(forge.branchRevision('main')).resolves.toBe('c0ffee');
    expect(server.log).toEqual([
      'GET /git/api/v4/projects/edge%2Fteams%2Fmodels/repository/branches/main',
    ]);
    expect(server.requests[0].headers.authorization).toBe('Bearer secret');
    await server.stop();
  });

  it('names the config key when the host is not configured', () => {
    expect(() =>
      createForge({
        type: 'gitlab',
        url: 'https://other.example.com/edge/models',
        integrations: gitlab(),
      }),
    ).toThrow(
      'integrations.gitlab: has no entry for host "other.example.com" of aiEdge.gitops[].url',
    );
  });
});

describe('github', () => {
  const url = 'https://github.example.com/edge/models';
  const github = (...entries: object[]) =>
    ScmIntegrations.fromConfig(
      new ConfigReader({ integrations: { github: entries } }),
    );

  it('takes token and API of the host from integrations.github', async () => {
    const server = await FakeServer.start(() => ({
      body: { commit: { sha: 'c0ffee' } },
    }));
    const forge = createForge({
      type: 'github',
      url: `${server.url}/edge/models.git`,
      integrations: github({
        host: new URL(server.url).host,
        apiBaseUrl: `${server.url}/api/v3`,
        token: 'secret',
      }),
    });
    await expect(forge.branchRevision('main')).resolves.toBe('c0ffee');
    expect(server.log).toEqual(['GET /api/v3/repos/edge/models/branches/main']);
    expect(server.requests[0].headers.authorization).toBe('Bearer secret');
    await server.stop();
  });

  it.each<[string, object, object[], string]>([
    [
      'the host is not configured',
      {},
      [],
      'integrations.github: has no entry for host "github.example.com" of aiEdge.gitops[].url',
    ],
    [
      'nobody says where its API is',
      {},
      [{ host: 'github.example.com' }],
      'integrations.github: must have apiBaseUrl for host "github.example.com", such as https://github.example.com/api/v3',
    ],
    [
      'another forge is to sign commits',
      { type: 'gitea', signedCommits: true },
      [],
      'aiEdge.gitops[].signedCommits: is for github, not gitea',
    ],
  ])('names the config key when %s', (_what, more, entries, message) => {
    const gitea = [{ host: 'github.example.com' }];
    const config = new ConfigReader({
      integrations: { github: entries, gitea },
    });
    expect(() =>
      createForge({
        type: 'github',
        url,
        integrations: ScmIntegrations.fromConfig(config),
        ...more,
      }),
    ).toThrow(message);
  });
});
