import { changeFiles } from '../../forge/changeFiles';
import { forgeUsers } from '../../forge/users';
import { testForge, type TestForge } from '../../forge/__testUtils__/testForge';
import { RepositoryServer } from './RepositoryServer';

const map = (name: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n`;

describe('RepositoryServer', () => {
  let lab: TestForge;
  let server: RepositoryServer;

  beforeAll(async () => {
    lab = await testForge({
      'plain/a.yaml': map('a'),
      'plain/deep/b.yaml': map('b'),
      'plain/deep/c.txt': 'x',
      'bad/kustomization.yaml': 'resources: [none.yaml]\n',
    });
    server = RepositoryServer.create({ forge: lab.forge });
  });
  afterAll(() => lab.close());

  const source = (path: string, rest: object = {}) => ({
    repoURL: `${lab.url}/edge/demo.git`,
    path,
    ...rest,
  });
  const namesOf = async (path: string, rest?: object) => {
    const asked = source(path, rest);
    const found = await server.manifests(asked, await server.revision(asked));
    return found.map(({ metadata }) => metadata.name);
  };

  it('reads a plain directory, on request with those below and by pattern', async () => {
    expect(await namesOf('plain')).toEqual(['a']);
    expect(await namesOf('plain', { directory: { recurse: true } })).toEqual([
      'a',
      'b',
    ]);
    const only = { directory: { recurse: true, include: 'deep/*' } };
    expect(await namesOf('plain', only)).toEqual(['b']);
  });

  it.each([
    ['nowhere', {}, /app path does not exist/],
    ['bad', {}, /no such file/],
    ['plain', { helm: {} }, /source\.helm is not supported/],
    ['plain', { targetRevision: 'gone' }, /unable to resolve 'gone'/],
    ['plain', { repoURL: 'http://elsewhere/x' }, /repository not found/],
  ])('refuses %s with %j', async (path, rest, message) => {
    await expect(namesOf(path, rest)).rejects.toThrow(message);
  });

  it('builds a commit once, and sees a push', async () => {
    const asked = source('plain');
    const before = await server.revision(asked);
    const once = await server.manifests(asked, before);
    expect(await server.manifests(asked, before)).toBe(once);
    const [repository] = lab.forge.repositories();
    await repository.exclusive(() =>
      changeFiles(lab.forge, repository, forgeUsers[0], {
        files: [
          {
            operation: 'create',
            path: 'plain/z.yaml',
            content: Buffer.from(map('z')).toString('base64'),
          },
        ],
      }),
    );
    expect(await server.revision(asked)).not.toBe(before);
    expect(await namesOf('plain')).toEqual(['a', 'z']);
    expect(await server.manifests(asked, before)).toBe(once);
  });
});
