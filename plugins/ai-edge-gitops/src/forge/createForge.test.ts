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
  ).toThrow('aiEdge.gitops[].forge: must be gitea or gitlab, not "sourcehut"');
});
