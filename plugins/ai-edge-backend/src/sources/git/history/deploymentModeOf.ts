import type { Tree } from '@ai-edge/backstage-plugin-ai-edge-gitops';

/** As an annotation or, with its slash escaped, in the path of a JSON patch that has the value beside it. */
const ANNOTATION =
  /serving\.kserve\.io(?:\/|~1)deploymentMode["']?\s*[:,]?\s*(?:value:\s*)?["']?([A-Za-z]+)/g;

/** The one value of KServe's annotation `deploymentMode` in some files; `undefined` when there is none or several. */
export function deploymentModeOf(
  tree: Tree,
  paths: Iterable<string>,
): string | undefined {
  const modes = new Set<string>();
  for (const path of paths) {
    const text = tree.read(path);
    if (!text?.includes('deploymentMode')) continue;
    for (const [, mode] of text.matchAll(ANNOTATION)) modes.add(mode);
  }
  return modes.size === 1 ? [...modes][0] : undefined;
}
