import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PushEvent } from './Forge';
import { testForge, type TestForge } from './__testUtils__/testForge';

describe('Git over http', () => {
  let lab: TestForge;
  let pushes: PushEvent[];

  beforeEach(async () => {
    lab = await testForge({ 'README.md': 'from __REPOSITORY_URL__\n' });
    pushes = [];
    lab.forge.onPush(event => pushes.push(event));
  });
  afterEach(() => lab.close());

  const withUser = (user: string) =>
    `${lab.url.replace('://', `://${user}@`)}/edge/demo.git`;

  it('clones without credentials, with the URL filled in', async () => {
    await lab.git(['clone', '-q', `${lab.url}/edge/demo`, 'work']);
    const text = await readFile(join(lab.dir, 'work', 'README.md'), 'utf8');
    expect(text).toBe(`from ${lab.url}/edge/demo\n`);
  });

  it.each(['ada:ada', 'portal:lab-forge-portal'])(
    'takes a push from %s and says so',
    async user => {
      await lab.git(['clone', '-q', withUser(user), 'work']);
      await writeFile(join(lab.dir, 'work', 'new.yaml'), 'a: 1\n');
      await lab.git(['add', '.'], 'work');
      await lab.git(['commit', '-qm', 'Add new.yaml'], 'work');
      await lab.git(['push', '-q', 'origin', 'main'], 'work');

      const sha = (await lab.git(['rev-parse', 'HEAD'], 'work')).trim();
      expect(await lab.forge.repositories()[0].git.branch('main')).toBe(sha);
      expect(pushes).toMatchObject([
        { branch: 'main', after: sha, pusher: user.split(':')[0] },
      ]);
    },
  );

  it.each(['', 'ada:wrong@'])(
    'refuses a push with credentials "%s"',
    async user => {
      await lab.git(['clone', '-q', `${lab.url}/edge/demo`, 'work']);
      await lab.git(['commit', '-qm', 'x', '--allow-empty'], 'work');
      const remote = `${lab.url.replace('://', `://${user}`)}/edge/demo.git`;
      await expect(
        lab.git(['push', '-q', remote, 'main'], 'work'),
      ).rejects.toThrow(/could not read Username|Authentication failed/);
      expect(pushes).toEqual([]);
    },
  );

  it('gives the same commit for the same seed and URL', async () => {
    const [repository] = lab.forge.repositories();
    const commit = await repository.git.commit('main');
    expect(commit.author).toEqual({
      name: 'Platform Team',
      email: 'platform@edge.example',
      date: '2026-01-05T09:00:00+00:00',
    });
    expect(commit.parents).toEqual([]);
  });
});
