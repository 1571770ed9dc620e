import { guarded } from '../../../lint/guarded';
import { sortFindings } from '../../../lint/lintFinding';
import type { LintContext, LintFinding, Tree } from '../../../types';
import { readPlatform } from '../accelerators';
import { paths } from '../names';
import { readApis } from '../readApis';
import { readEnvironments } from '../readEnvironments';
import { readModels } from '../readModels';
import { activeDocElsewhere, productWithoutBackend } from './apiRules';
import { createLineOf } from './lineOf';
import { runtimeUndefined, tolerationWithoutPool } from './modelRules';

/**
 * What is wrong in a repository of the layout `maas`. Each rule stands for itself: what cannot be read is a finding, and
 * hides only what depends on it.
 *
 * @internal
 */
export function lintMaas(tree: Tree, context: LintContext): LintFinding[] {
  const lineOf = createLineOf(tree);
  const served = () =>
    readEnvironments(tree).flatMap(environment =>
      readModels(tree, environment),
    );
  const rules = [
    () => runtimeUndefined(tree, served(), lineOf),
    () => tolerationWithoutPool(readPlatform(tree), served(), lineOf),
    () => productWithoutBackend(readApis(tree), served(), lineOf),
    () => activeDocElsewhere(readApis(tree), context, lineOf),
  ];
  return sortFindings(rules.flatMap(rule => guarded(paths.environments, rule)));
}
