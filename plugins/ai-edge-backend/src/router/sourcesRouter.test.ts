import { mockCredentials } from '@backstage/backend-test-utils';
import request from 'supertest';
import { estate } from '../__testUtils__/estate';
import { authorizerFor, serverOf } from '../__testUtils__/startRouter';
import { createSourcesRouter } from './sourcesRouter';

describe('GET /sources', () => {
  it('answers what each source says of itself, and the repositories', async () => {
    const { fleet, acm } = estate();
    acm.state('stale', 'Hub core cannot be reached.');
    const { authorizer } = authorizerFor(fleet, {});
    const gitops = [
      {
        name: 'models',
        url: 'https://git.example/models',
        forge: 'gitea',
        branch: 'main',
        layout: 'kserve-sites',
        hubs: ['core'],
      },
    ];
    const server = serverOf(httpAuth =>
      createSourcesRouter({ fleet, gitops, authorizer, httpAuth }),
    );
    const get = (path: string) =>
      request(server)
        .get(path)
        .set('Authorization', mockCredentials.user.header());
    const { body } = await get('/sources').expect(200);
    expect(body).toEqual({
      items: [
        {
          id: 'acm:core',
          kind: 'acm',
          hub: 'core',
          state: 'stale',
          message: 'Hub core cannot be reached.',
          gives: expect.stringContaining('sites of the hub'),
          remedy: expect.stringContaining('answered before'),
          since: expect.stringMatching(/Z$/),
          asOf: expect.stringMatching(/Z$/),
        },
        {
          id: 'kserve:core',
          kind: 'kserve',
          hub: 'core',
          state: 'ok',
          gives: expect.stringContaining('not in Git'),
          since: expect.stringMatching(/Z$/),
          asOf: expect.stringMatching(/Z$/),
        },
      ],
      gitops,
    });
    await get('/sources?all=1').expect(400);
  });
});
