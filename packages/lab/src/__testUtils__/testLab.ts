import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DefaultLab } from '../DefaultLab';
import { seedEstate } from '../seed';

/** A seeded lab without servers and without anything that moves. */
export function testLab(options: { sites?: number } = {}) {
  const lab = DefaultLab.create({
    port: 7212,
    dataDir: 'unused',
    modelsPerSite: 0,
    lag: 1,
    sites: options.sites,
  });
  seedEstate(lab, 'core', new Date());
  return { lab, store: lab.hub('core') };
}

/** A directory that is gone after the tests of a file. */
export function temporaryDirectory(): () => string {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'ai-edge-lab-'));
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));
  return () => directory;
}
