import type { PreviewFile } from '@ai-edge/backstage-plugin-ai-edge-common';

/** Files that change in the same way; the first of them stands for all. */
export interface FoldedFiles {
  file: PreviewFile;
  /** All of them, that one included. */
  paths: string[];
}

/** The lines of a change without what names its file and where in it they are. */
function bodyOf({ diff }: PreviewFile): string {
  const lines: string[] = [];
  let inHunk = false;
  for (const line of diff.split('\n')) {
    if (line.startsWith('diff --git')) inHunk = false;
    else if (line.startsWith('@@')) {
      inHunk = true;
      lines.push('@@');
    } else if (inHunk) lines.push(line);
  }
  return lines.join('\n');
}

/** Folds files whose changes are equal, in the order of the first of each. */
export function foldFiles(files: PreviewFile[]): FoldedFiles[] {
  const folded = new Map<string, FoldedFiles>();
  for (const file of files) {
    const body = bodyOf(file);
    // A file without a readable change stands for itself.
    const key = body ? `${file.change}\n${body}` : `\0${file.path}`;
    const known = folded.get(key);
    if (known) known.paths.push(file.path);
    else folded.set(key, { file, paths: [file.path] });
  }
  return [...folded.values()];
}
