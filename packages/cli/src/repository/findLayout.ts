import {
  defaultLayouts,
  type Layout,
  type Tree,
} from '@ai-edge/backstage-plugin-ai-edge-gitops';
import { UsageError } from '../UsageError';

/** Directories that only one layout has. */
const SIGNS: Record<string, RegExp> = {
  'kserve-sites': /^models\/[^/]+\/(base|targets|run)\//,
  'ai-edge': /^acm\/(registration\/near-edge|odh-edge)\//,
};

/** The layout that was named, or the one whose directories the repository has. */
export function findLayout(tree: Tree, id: string | undefined): Layout {
  const known = defaultLayouts.map(layout => layout.id).join(', ');
  if (id !== undefined) {
    const named = defaultLayouts.find(layout => layout.id === id);
    if (named) return named;
    throw new UsageError(`--layout: must be one of ${known}`);
  }
  const paths = tree.paths();
  const found = defaultLayouts.filter(layout => {
    const sign = SIGNS[layout.id];
    return paths.some(path =>
      sign
        ? sign.test(path)
        : layout.owns(path) && !path.startsWith('bootstrap/'),
    );
  });
  if (found.length === 1) return found[0];
  throw new UsageError(
    found.length === 0
      ? `this is arranged like none of ${known}; say which with --layout`
      : `this could be ${found
          .map(layout => layout.id)
          .join(' or ')}; say which with --layout`,
  );
}
