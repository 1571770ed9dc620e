import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BareRepository } from '../../__testUtils__/BareRepository';
import { GiteaFixture, GITEA_PASSWORD } from '../../__testUtils__/GiteaFixture';
import { GitMirror } from './GitMirror';

describe('GitMirror', () => {
  const dir = mkdtempSync(join(tmpdir(), 'git-mirror-test-'));
  const cleanups: (() => unknown)[] = [];
  const mirrorDir = () => {
    const path = join(dir, `${Math.random()}.git`);
    return () => path;
  };

  afterEach(async () => {
    for (const cleanup of cleanups.splice(0)) await cleanup();
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  function repositoryWith(files: Record<string, string>) {
    const repository = BareRepository.create(files);
    cleanups.push(() => repository.remove());
    return repository;
  }

  function mirrorOf(repository: BareRepository, branch = 'main') {
    return GitMirror.create({
      url: `file://${repository.dir}`,
      branch,
      dir: mirrorDir(),
      owns: path => path.startsWith('models/'),
      maxBlobBytes: 100,
    });
  }

  it('reads the files that the layout owns, at the commit that was fetched', async () => {
    const repository = repositoryWith({
      'models/bike.yaml': 'name: Fahrrad ä\n',
      'docs/readme.md': 'not ours',
    });
    const mirror = mirrorOf(repository);

    const first = await mirror.fetch();
    expect(first.revision).toBe(repository.revision('main'));
    const before = await mirror.tree(first.revision);
    expect(before.paths()).toEqual(['models/bike.yaml']);
    expect(before.read('models/bike.yaml')).toBe('name: Fahrrad ä\n');

    repository.commit('main', {
      'models/bike.yaml': undefined,
      'models/car.yaml': 'name: car\n',
    });
    const second = await mirror.fetch();
    expect((await mirror.tree(second.revision)).paths()).toEqual([
      'models/car.yaml',
    ]);
    expect((await mirror.tree(first.revision)).paths()).toEqual([
      'models/bike.yaml',
    ]);
  });

  it('knows which commits the branch has, also after it was pushed with force', async () => {
    const repository = repositoryWith({ 'models/bike.yaml': 'v1\n' });
    const root = repository.revision('main')!;
    const mirror = mirrorOf(repository);
    const dropped = repository.commit('main', { 'models/bike.yaml': 'v2\n' });
    const before = await mirror.fetch();
    expect(await mirror.reaches(before.revision, root)).toBe(true);
    expect(await mirror.reaches(before.revision, dropped)).toBe(true);

    repository.git(['update-ref', 'refs/heads/main', root]);
    repository.commit('main', { 'models/bike.yaml': 'v3\n' });
    const after = await mirror.fetch();
    expect(await mirror.reaches(after.revision, root)).toBe(true);
    // The mirror still has it; the branch does not.
    expect(await mirror.reaches(after.revision, dropped)).toBe(false);
    expect(await mirror.reaches(after.revision, 'f'.repeat(40))).toBe(false);
  });

  it('follows a branch that was rewritten', async () => {
    const repository = repositoryWith({ 'models/a': '1' });
    const mirror = mirrorOf(repository);
    await mirror.fetch();
    const rewritten = repository.commit(
      'main',
      { 'models/b': '2' },
      { from: undefined },
    );
    expect((await mirror.fetch()).revision).toBe(rewritten);
  });

  it('replaces a branch only while it is where it is expected', async () => {
    const repository = repositoryWith({ 'models/a': '1' });
    const first = repository.commit('proposal', { 'models/a': '2' });
    const mirror = mirrorOf(repository);
    const { revision } = await mirror.fetch();
    const theirs = repository.commit('proposal', { 'models/a': '3' });
    await expect(
      mirror.replaceBranch('proposal', { expected: first, commit: revision }),
    ).rejects.toThrow(/^git push: /);
    expect(repository.revision('proposal')).toBe(theirs);
    await mirror.replaceBranch('proposal', {
      expected: theirs,
      commit: revision,
    });
    expect(repository.revision('proposal')).toBe(revision);
    await expect(
      mirror.fetchRef('refs/heads/none', 'refs/ai-edge/none'),
    ).rejects.toThrow(/couldn't find remote ref/);
  });

  it('leaves out links, binaries and files that are too large', async () => {
    const repository = repositoryWith({
      'models/bike.yaml': 'ok',
      'models/weights.bin': 'x'.repeat(101),
      'models/binary': 'a\0b',
    });
    repository.commit(
      'main',
      { 'models/link': '/etc/passwd' },
      { from: 'main', mode: '120000' },
    );
    const mirror = mirrorOf(repository);
    const { revision } = await mirror.fetch();
    expect((await mirror.tree(revision)).paths()).toEqual(['models/bike.yaml']);
  });

  it('shares one fetch between callers that come at once', async () => {
    const repository = repositoryWith({ 'models/a': '1' });
    const mirror = mirrorOf(repository);
    const heads = await Promise.all([mirror.fetch(), mirror.fetch()]);
    expect(heads[0]).toBe(heads[1]);
  });

  it('says why when there is no such branch', async () => {
    const repository = repositoryWith({ 'models/a': '1' });
    await expect(mirrorOf(repository, 'release').fetch()).rejects.toThrow(
      "git fetch: couldn't find remote ref refs/heads/release",
    );
  });

  it('sends its credentials to the server and shows them nowhere', async () => {
    const gitea = await GiteaFixture.start({ 'models/a': '1' });
    cleanups.push(() => gitea.stop());
    const mirror = (password: string) =>
      GitMirror.create({
        url: gitea.url,
        branch: 'main',
        dir: mirrorDir(),
        owns: () => true,
        authorization: async () =>
          `Basic ${Buffer.from(`portal:${password}`).toString('base64')}`,
      });

    const { revision } = await mirror(GITEA_PASSWORD).fetch();
    expect(revision).toBe(gitea.repository.revision('main'));

    const refused = mirror('wrong-password').fetch();
    await expect(refused).rejects.toThrow(/^git fetch: /);
    await expect(refused).rejects.not.toThrow(/wrong-password|Basic/);
  });
});
