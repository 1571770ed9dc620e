import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Tree } from '@ai-edge/backstage-plugin-ai-edge-gitops';
import type { Builder } from './findBuilder';

const TIMEOUT_MS = 60_000;
const MAX_BYTES = 64 * 1024 * 1024;
const PARALLEL = 2;

/** What came of building a directory. */
export interface BuildResult {
  dir: string;
  state: 'ok' | 'failed' | 'unknown';
  /** Why it failed, or why nobody tried. */
  message?: string;
}

function buildOne(
  { command, args }: Builder,
  root: string,
  dir: string,
): Promise<BuildResult> {
  return new Promise(resolve => {
    execFile(
      command,
      args(join(root, dir)),
      {
        cwd: root,
        timeout: TIMEOUT_MS,
        maxBuffer: MAX_BYTES,
        // Nothing of what a CI keeps in its environment is for whoever wrote the files.
        env: { PATH: process.env.PATH, HOME: root, TMPDIR: tmpdir() },
      },
      (error, _, stderr) => {
        if (!error) {
          resolve({ dir, state: 'ok' });
          return;
        }
        const why = error.killed
          ? `no end within ${TIMEOUT_MS / 1000} s`
          : stderr
              .replaceAll(`${root}/`, '')
              .replace(/^E\d{4} [^\]]*\] "command failed" err=/, '')
              .trim() || error.message;
        resolve({ dir, state: 'failed', message: why });
      },
    );
  });
}

/**
 * Builds directories of a tree, two at a time, from a copy in a temporary directory: links of the working tree are not
 * in it, and nothing is fetched, so a directory that needs another repository is not built and says so.
 */
export async function buildAll(
  builder: Builder,
  tree: Tree,
  builds: { dir: string; remote: string[] }[],
): Promise<BuildResult[]> {
  if (builds.length === 0) return [];
  const root = await mkdtemp(join(tmpdir(), 'ai-edge-check-'));
  try {
    for (const path of tree.paths()) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), tree.read(path) ?? '');
    }
    const results: BuildResult[] = [];
    const waiting = [...builds];
    const work = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const { dir, remote } = next;
        results.push(
          remote.length > 0
            ? {
                dir,
                state: 'unknown',
                message: `it reads ${remote.join(', ')}`,
              }
            : await buildOne(builder, root, dir),
        );
      }
    };
    await Promise.all(Array.from({ length: PARALLEL }, work));
    return results.sort((a, b) => (a.dir < b.dir ? -1 : 1));
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
