import type { Layout, LintContext, Tree } from '../types';
import { YamlFiles } from './YamlFiles';

const KUSTOMIZATION = /(^|\/)(kustomization\.ya?ml|Kustomization)$/;
const YAML = /\.ya?ml$/;

/** What a rule looks at: the files of a tree that are the layout's own. */
export interface LintSubject {
  tree: Tree;
  files: YamlFiles;
  context: LintContext;
  owns(path: string): boolean;
  /** Sorted. Whatever its name says, a kustomization is one of these. */
  yamlPaths: string[];
  kustomizations: string[];
}

/**
 * What the rules of a layout look at.
 *
 * @internal
 */
export function lintSubject(
  layout: Pick<Layout, 'owns'>,
  tree: Tree,
  context: LintContext,
): LintSubject {
  const owned = tree.paths().filter(path => layout.owns(path));
  const kustomizations = owned.filter(isKustomization);
  return {
    tree,
    files: new YamlFiles(tree),
    context,
    owns: path => layout.owns(path),
    yamlPaths: owned.filter(path => YAML.test(path) || isKustomization(path)),
    kustomizations,
  };
}

/**
 * Whether a path is that of a kustomization.
 *
 * @internal
 */
export function isKustomization(path: string): boolean {
  return KUSTOMIZATION.test(path);
}
