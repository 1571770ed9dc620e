import { ConfigReader } from '@backstage/config';
import { readGitOpsConfig } from './readGitOpsConfig';

function read(gitops: object, aiEdge: object = {}) {
  return readGitOpsConfig(
    new ConfigReader({
      aiEdge: {
        hubs: [{ name: 'core', url: 'https://api.example.com' }],
        gitops: [
          {
            name: 'models',
            url: 'https://git.example.com/edge/models',
            forge: 'gitea',
            layout: 'kserve-sites',
            ...gitops,
          },
        ],
        ...aiEdge,
      },
    }),
  );
}

describe('readGitOpsConfig', () => {
  it('fetches every minute when nobody says', () => {
    expect(read({})).toEqual([
      expect.objectContaining({
        name: 'models',
        branch: 'main',
        hubs: ['core'],
        intervalMs: 60_000,
      }),
    ]);
  });

  it('takes the interval of the repository, else the common one, and never hammers', () => {
    const common = { gitopsInterval: { seconds: 20 } };
    expect(read({}, common)[0].intervalMs).toBe(20_000);
    expect(read({ interval: '5s' }, common)[0].intervalMs).toBe(5_000);
    expect(read({ interval: { milliseconds: 1 } })[0].intervalMs).toBe(1_000);
  });

  it('refuses credentials in the URL by the name of the key', () => {
    expect(() => read({ url: 'https://me:token@git.example.com/a/b' })).toThrow(
      /aiEdge\.gitops\[0\]\.url: must not/,
    );
  });
});
