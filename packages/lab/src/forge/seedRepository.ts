import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { SeedRepository } from './createForge';
import { ForgeRepository, readState } from './ForgeRepository';
import { GitRepository } from './git/GitRepository';
import type { TreeChange } from './git/types';
import { emptyState } from './state';

/** Stands for the repository's own URL in seeded files. */
export const REPOSITORY_URL = '__REPOSITORY_URL__';

const author = { name: 'Platform Team', email: 'platform@edge.example' };
const date = '2026-01-05T09:00:00Z';

/**
 * Opens a repository of the forge. The first start commits the seed with a fixed author and date, so that the same
 * seed and URL give the same commit everywhere; later starts keep what people did to it.
 */
export async function seedRepository(
  options: { url: string; dataDir: string; seedDir: string },
  { owner, name, layout }: SeedRepository,
): Promise<ForgeRepository> {
  const dir = join(options.dataDir, 'repos', owner, `${name}.git`);
  const file = join(options.dataDir, 'repos', owner, `${name}.json`);
  const url = `${options.url}/${owner}/${name}`;
  const saved = await readState(file);
  if (!saved) {
    const git = await GitRepository.init(dir);
    const tree = await git.writeTree(
      undefined,
      await seedFiles(join(options.seedDir, name), url),
    );
    const commit = await git.createCommit({
      tree,
      parents: [],
      message: `Add ${name}\n`,
      author,
      date,
    });
    await git.forceRef('refs/heads/main', commit);
    const state = emptyState(url, layout);
    const made = ForgeRepository.create({ owner, name, git, state, file });
    await made.save();
    return made;
  }
  const git = GitRepository.open(dir);
  if (saved.url !== url) await moveTo(git, saved.url, url);
  const state = { ...saved, url };
  const opened = ForgeRepository.create({ owner, name, git, state, file });
  await opened.save();
  return opened;
}

async function seedFiles(dir: string, url: string): Promise<TreeChange[]> {
  const found = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = found.filter(entry => entry.isFile());
  const changes = await Promise.all(
    files.map(async entry => {
      const path = join(entry.parentPath ?? entry.path, entry.name);
      const text = await readFile(path, 'utf8');
      return {
        path: relative(dir, path).split(sep).join('/'),
        content: Buffer.from(text.replaceAll(REPOSITORY_URL, url)),
      };
    }),
  );
  return changes.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The lab answers on another port than before: a repository that names its own URL has to follow. */
async function moveTo(git: GitRepository, from: string, to: string) {
  const head = await git.branch('main');
  if (!head) return;
  const entries = (await git.tree(head)).filter(({ type }) => type === 'blob');
  const blobs = await git.blobs(entries.map(({ sha }) => sha));
  const changes = entries.flatMap(({ path, sha }) => {
    const text = blobs.get(sha)?.toString() ?? '';
    return text.includes(from)
      ? [{ path, content: Buffer.from(text.replaceAll(from, to)) }]
      : [];
  });
  if (changes.length === 0) return;
  const tree = await git.writeTree(head, changes);
  const message = `Serve from ${to}\n`;
  const parents = [head];
  const commit = await git.createCommit({ tree, parents, message, author });
  await git.setRef('refs/heads/main', commit, head);
}
