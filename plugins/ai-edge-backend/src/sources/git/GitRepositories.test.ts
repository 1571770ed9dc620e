import { mockServices } from '@backstage/backend-test-utils';
import { createForge } from '@ai-edge/backstage-plugin-ai-edge-gitops';
import { ConfigReader } from '@backstage/config';
import { fleetOf } from '../../__testUtils__/fleetOf';
import { linesLayout } from '../../__testUtils__/linesLayout';
import { GitRepositories } from './GitRepositories';

function create(change: object = {}, config: object = {}) {
  return GitRepositories.create({
    config: new ConfigReader({
      integrations: {
        gitea: [{ host: 'git.example.com', password: 'secret' }],
      },
      aiEdge: {
        hubs: [{ name: 'core', url: 'https://api.example.com' }],
        gitops: [
          {
            name: 'models',
            url: 'https://git.example.com/edge/models',
            forge: 'gitea',
            layout: 'lines',
            ...change,
          },
        ],
      },
      ...config,
    }),
    fleet: fleetOf([]).fleet,
    notify: jest.fn(),
    logger: mockServices.logger.mock(),
    layouts: [linesLayout],
    createForge,
  });
}

describe('GitRepositories', () => {
  it('describes what is configured, without credentials', () => {
    const repositories = create();
    expect(repositories.describe()).toEqual([
      {
        name: 'models',
        url: 'https://git.example.com/edge/models',
        forge: 'gitea',
        branch: 'main',
        layout: 'lines',
        hubs: ['core'],
      },
    ]);
    expect(JSON.stringify(repositories.describe())).not.toContain('secret');
  });

  it('refuses a name that is not configured', () => {
    expect(() => create().get('other')).toThrow(
      'gitops: no repository "other" is configured',
    );
  });

  it.each([
    [
      'a layout',
      { layout: 'maas' },
      'aiEdge.gitops[0].layout: must be one of lines, not "maas"',
    ],
    ['a forge', { forge: 'sourcehut' }, 'aiEdge.gitops[0]: '],
    [
      'a host without integration',
      { url: 'https://other.example.com/a/b' },
      'integrations.gitea',
    ],
    [
      'signed commits of a forge',
      { signedCommits: true },
      'aiEdge.gitops[0]: aiEdge.gitops[].signedCommits: is for github',
    ],
  ])(
    'does not start with %s that it does not know',
    (_what, change, message) => {
      expect(() => create(change)).toThrow(message);
    },
  );

  it('needs no repository at all', () => {
    expect(create({}, { aiEdge: {} }).list()).toEqual([]);
  });
});
