import type { Assignment } from '@ai-edge/backstage-plugin-ai-edge-gitops';

/**
 * One line a path, as all lines of a path say the same of their model. Where several models are built together the path
 * does not say which one is meant: `undefined`.
 */
export function linesByPath(
  assignments: readonly Assignment[],
): Map<string, Assignment | undefined> {
  const lines = new Map<string, Assignment | undefined>();
  for (const line of assignments) {
    const { path, model } = line;
    if (!lines.has(path)) lines.set(path, line);
    else if (lines.get(path)?.model !== model) lines.set(path, undefined);
  }
  return lines;
}
