import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs with an index and a scratch directory of its own, so that trees can be made in a bare repository. */
export async function withIndex<T>(
  use: (env: { GIT_INDEX_FILE: string }, scratch: string) => Promise<T>,
): Promise<T> {
  const scratch = await mkdtemp(join(tmpdir(), 'lab-index-'));
  try {
    return await use({ GIT_INDEX_FILE: join(scratch, 'index') }, scratch);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
