import type { FileChange } from '@ai-edge/backstage-plugin-ai-edge-gitops';
import { readGitFiles, type GitFile } from '../../sources/git/readGitFiles';
import { runGit } from '../../sources/git/runGit';
import type { ProposalRange } from './ProposalRange';

const TIMEOUT_MS = 30_000;

/** What lies between two commits. */
export interface TreeChange {
  /** Every path that differs, sorted. */
  paths: string[];
  /** Those that are text and not too large, with their content. */
  files: FileChange[];
}

interface RawChange {
  path: string;
  before?: string;
  after?: string;
}

/** `:<mode> <mode> <blob> <blob> <status>\0<path>\0`, one after the other. */
function parseRaw(output: string): RawChange[] {
  const parts = output.split('\0');
  const changes: RawChange[] = [];
  for (let i = 0; i + 1 < parts.length; i += 2) {
    const [oldMode, newMode, oldBlob, newBlob] = parts[i].slice(1).split(' ');
    const isText = [oldMode, newMode].every(mode => /^(100|0000)/.test(mode));
    changes.push({
      path: parts[i + 1],
      // A link or a submodule is no file to look into.
      ...(isText && !/^0+$/.test(oldBlob) && { before: oldBlob }),
      ...(isText && !/^0+$/.test(newBlob) && { after: newBlob }),
    });
  }
  return changes;
}

async function sizes(dir: string, blobs: string[]): Promise<number[]> {
  if (blobs.length === 0) return [];
  const output = await runGit(['cat-file', '--batch-check=%(objectsize)'], {
    cwd: dir,
    input: `${blobs.join('\n')}\n`,
    timeoutMs: TIMEOUT_MS,
  });
  return output.toString('utf8').trim().split('\n').map(Number);
}

/** Contents by blob; without those that are too large or no text. */
async function contents(
  dir: string,
  blobs: string[],
  maxBlobBytes: number,
): Promise<Record<string, string>> {
  const all = await sizes(dir, blobs);
  const files: GitFile[] = blobs
    .map((blob, index) => ({ path: blob, blob, size: all[index] }))
    .filter(({ size }) => size <= maxBlobBytes);
  return readGitFiles(dir, files);
}

function fileChange(
  { path, before, after }: RawChange,
  texts: Record<string, string>,
): FileChange | undefined {
  const old = before === undefined ? undefined : texts[before];
  const now = after === undefined ? undefined : texts[after];
  if (before !== undefined && old === undefined) return undefined;
  if (after !== undefined && now === undefined) return undefined;
  if (old === undefined && now === undefined) return undefined;
  if (old === undefined) return { path, change: 'create', after: now };
  if (now === undefined) return { path, change: 'delete', before: old };
  return { path, change: 'update', before: old, after: now };
}

/** Reads what differs between two commits of a bare repository. */
export async function readTreeChange(
  dir: string,
  { before, after }: ProposalRange,
  maxBlobBytes: number = 1024 * 1024,
): Promise<TreeChange> {
  const output = await runGit(
    [
      'diff-tree',
      '-r',
      '-z',
      '--raw',
      '--no-renames',
      '--full-index',
      before,
      after,
    ],
    { cwd: dir, timeoutMs: TIMEOUT_MS },
  );
  const raw = parseRaw(output.toString('utf8'));
  const blobs = new Set(
    raw.flatMap(change => [change.before, change.after].filter(isBlob)),
  );
  const texts = await contents(dir, [...blobs], maxBlobBytes);
  return {
    paths: raw.map(({ path }) => path).sort(),
    files: raw.flatMap(change => fileChange(change, texts) ?? []),
  };
}

function isBlob(blob: string | undefined): blob is string {
  return blob !== undefined;
}
