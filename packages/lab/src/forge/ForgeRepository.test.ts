import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ForgeRepository, readState } from './ForgeRepository';
import { GitRepository } from './git/GitRepository';
import { emptyState } from './state';

describe('ForgeRepository', () => {
  let dir: string;
  let repository: ForgeRepository;

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'lab-repository-'));
    repository = ForgeRepository.create({
      owner: 'edge',
      name: 'demo',
      git: GitRepository.open(dir),
      state: emptyState('http://x/edge/demo'),
      file: join(dir, 'demo.json'),
    });
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  it('lets one write in at a time, and the next one after a failure', async () => {
    const order: string[] = [];
    const work = (name: string, fails = false) =>
      repository.exclusive(async () => {
        order.push(`${name} in`);
        await new Promise(done => {
          setTimeout(done, 5);
        });
        order.push(`${name} out`);
        if (fails) throw new Error(name);
      });
    const results = await Promise.allSettled([work('a', true), work('b')]);
    expect(order).toEqual(['a in', 'a out', 'b in', 'b out']);
    expect(results.map(({ status }) => status)).toEqual([
      'rejected',
      'fulfilled',
    ]);
  });

  it('saves its state after a write', async () => {
    expect(await readState(join(dir, 'demo.json'))).toBeUndefined();
    await repository.exclusive(async () => {
      repository.state.nextNumber = 7;
    });
    const saved = await readState(join(dir, 'demo.json'));
    expect(saved?.nextNumber).toBe(7);
  });
});
