import type { FileChange } from '../types';
import { gitBlobSha } from './gitBlobSha';

const GONE = /^0+$/;

function pathOf(head: string): string | undefined {
  // `a/<path> b/<path>`: both halves are the same, as nothing is renamed.
  const path = head.slice(2, (head.length - 1) / 2);
  return head === `a/${path} b/${path}` ? path : undefined;
}

function isBlob(abbreviated: string, content: string | undefined): boolean {
  return content === undefined
    ? GONE.test(abbreviated)
    : gitBlobSha(content).startsWith(abbreviated);
}

function isChange(section: string, wanted: Map<string, FileChange>): boolean {
  const [head, ...lines] = section.split('\n');
  const path = pathOf(head);
  const file = path === undefined ? undefined : wanted.get(path);
  if (path === undefined || !file) return false;
  // Counted once: two sections of one path are no plan.
  wanted.delete(path);
  const at = lines.findIndex(line => line.startsWith('index '));
  const modes = lines.slice(0, at);
  const plain = { create: 'new file', delete: 'deleted file', update: '' }[
    file.change
  ];
  if (
    at < 0 ||
    modes.length !== (plain ? 1 : 0) ||
    modes.some(line => line !== `${plain} mode 100644`)
  ) {
    return false;
  }
  const blobs = /^index ([0-9a-f]{7,40})\.\.([0-9a-f]{7,40})( 100644)?$/.exec(
    lines[at],
  );
  if (!blobs) return false;
  const { change, before = '', after = '' } = file;
  return (
    isBlob(blobs[1], change === 'create' ? undefined : before) &&
    isBlob(blobs[2], change === 'delete' ? undefined : after)
  );
}

/**
 * Whether a commit's diff, as Git prints it, is exactly these changes: the same paths, from the same blobs to the
 * same blobs. What it cannot tell for sure, such as a rename, is not.
 *
 * @internal
 */
export function diffHolds(diff: string, files: FileChange[]): boolean {
  const wanted = new Map(files.map(file => [file.path, file]));
  const [before, ...sections] = `\n${diff}`.split('\ndiff --git ');
  return (
    before.trim() === '' &&
    sections.length === files.length &&
    sections.every(section => isChange(section, wanted))
  );
}
