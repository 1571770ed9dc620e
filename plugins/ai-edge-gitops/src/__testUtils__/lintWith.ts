import { lintTree } from '../lint/lintTree';
import { applyChanges } from '../tree/applyChanges';
import type { Layout, LintContext, Tree } from '../types';

/** The tree with other contents of some files; `undefined` takes a file out. */
export function withFiles(
  tree: Tree,
  files: Record<string, string | undefined>,
): Tree {
  return applyChanges(
    tree,
    Object.entries(files).map(([path, after]) => ({
      path,
      change: after === undefined ? 'delete' : 'update',
      after,
    })),
  );
}

/**
 * The findings that some contents add to those of the tree as it is, as `rule path:line`, and the title of each: what
 * was found before is not what broke it.
 */
export function lintWith(
  layout: Layout,
  tree: Tree,
  files: Record<string, string | undefined>,
  context: LintContext = {},
): string[] {
  const was = new Set(lintTree(layout, tree, context).map(({ id }) => id));
  return lintTree(layout, withFiles(tree, files), context)
    .filter(({ id }) => !was.has(id))
    .map(({ state, rule, path, line }) =>
      [state, rule, line === undefined ? path : `${path}:${line}`].join(' '),
    );
}
