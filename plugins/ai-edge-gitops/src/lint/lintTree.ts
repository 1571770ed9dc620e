import type { Layout, LintContext, LintFinding, Tree } from '../types';
import { buildRules } from './buildRules';
import { guarded } from './guarded';
import { indexPatches } from './indexPatches';
import { sortFindings } from './lintFinding';
import { lintSubject } from './LintSubject';
import { yamlRules } from './yamlRules';

/**
 * Everything that is wrong in a tree, by the rules that hold for every layout and by those of the layout itself.
 * Sorted by path and line. `fail` breaks something or hides what it does; `warn` is for a person to decide. Never
 * throws for what is in the tree: what cannot be read is a finding.
 *
 * @public
 */
export function lintTree(
  layout: Layout,
  tree: Tree,
  context: LintContext = {},
): LintFinding[] {
  const subject = lintSubject(layout, tree, context);
  const findings = [
    ...yamlRules(subject),
    ...guarded('.', () => buildRules(subject)),
    ...guarded('.', () => indexPatches(subject)),
    ...guarded('.', () => layout.lint?.(tree, context) ?? []),
  ];
  // What cannot be parsed is said once, in the words of the rule that looks for it.
  const unparsable = new Set(
    findings
      .filter(({ rule }) => rule.endsWith('-unparsable'))
      .map(({ path }) => path),
  );
  return sortFindings(
    findings.filter(
      ({ rule, path }) => rule !== 'unreadable' || !unparsable.has(path),
    ),
  );
}
