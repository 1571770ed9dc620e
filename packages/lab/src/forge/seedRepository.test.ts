import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REPOSITORY_URL, seedRepository } from './seedRepository';

describe('seedRepository', () => {
  let dir: string;

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'lab-seed-'));
    await mkdir(join(dir, 'seed', 'demo', 'sub'), { recursive: true });
    await writeFile(
      join(dir, 'seed', 'demo', 'sub', 'a.yaml'),
      `url: ${REPOSITORY_URL}\n`,
    );
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  const open = (url: string, dataDir = dir) =>
    seedRepository(
      { url, dataDir, seedDir: join(dir, 'seed') },
      { owner: 'edge', name: 'demo', layout: 'ai-edge' },
    );
  const contentOf = async ({ git }: Awaited<ReturnType<typeof open>>) => {
    const entry = await git.entry('main', 'sub/a.yaml');
    return (await git.blobs([entry!.sha])).get(entry!.sha)!.toString();
  };

  it('gives the same commit for the same seed and URL', async () => {
    const one = await open('http://one');
    const two = await open('http://one', join(dir, 'other'));
    expect(await one.git.branch('main')).toBe(await two.git.branch('main'));
    expect(await contentOf(one)).toBe('url: http://one/edge/demo\n');
  });

  it('keeps what is there on later starts', async () => {
    const one = await open('http://one');
    const head = await one.git.branch('main');
    one.state.labels.push({
      id: 1,
      name: 'x',
      color: 'ffffff',
      description: '',
    });
    await one.save();
    const again = await open('http://one');
    expect(await again.git.branch('main')).toBe(head);
    expect(again.state.labels).toHaveLength(1);
  });

  it('follows when the forge answers elsewhere', async () => {
    const one = await open('http://one');
    const head = await one.git.branch('main');
    const moved = await open('http://two');
    expect(await contentOf(moved)).toBe('url: http://two/edge/demo\n');
    expect((await moved.git.commit('main')).parents).toEqual([head]);
    expect(moved.url).toBe('http://two/edge/demo');
  });
});
