import { bootstrapMissing } from '../../../lint/bootstrapMissing';
import { guarded } from '../../../lint/guarded';
import { sortFindings } from '../../../lint/lintFinding';
import { lintSubject, type LintSubject } from '../../../lint/LintSubject';
import type { LintContext, LintFinding, Tree } from '../../../types';
import { KserveModel } from '../KserveModel';
import { paths } from '../paths';
import { modelNames } from '../readAssignments';
import { applicationSets, deliveryRepository } from './deliveryRules';
import { releaseArtifacts, releaseEdited } from './releaseRules';
import { canaryRules, ringRules } from './ringRules';
import { runtimeRules } from './runtimeRules';
import { readShards, targetRules, type LintShard } from './targetRules';

function lintModel(
  subject: LintSubject,
  name: string,
): { shards: LintShard[]; findings: LintFinding[] } {
  const { tree, files, context } = subject;
  const { shards, findings } = readShards(tree, name);
  const model = new KserveModel(tree, name);
  const rules = [
    () => targetRules(tree, name, shards, context.today),
    () => ringRules(files, model, shards),
    () => canaryRules(model, context.today),
    () => releaseArtifacts(tree, model),
    () => releaseEdited(context.before, tree, name),
    () => applicationSets(subject, shards),
    () => runtimeRules(subject, name),
  ];
  return {
    shards,
    findings: [
      ...findings,
      ...rules.flatMap(rule => guarded(paths.model(name), rule)),
    ],
  };
}

/**
 * What is wrong in a repository of the layout `kserve-sites`. Each rule of each model stands for itself: a file that
 * cannot be read hides only what depends on it.
 *
 * @internal
 */
export function lintKserveSites(
  owns: (path: string) => boolean,
  tree: Tree,
  context: LintContext,
): LintFinding[] {
  const subject = lintSubject({ owns }, tree, context);
  const models = modelNames(tree).map(name => lintModel(subject, name));
  const hubs = models.flatMap(({ shards }) => shards.map(({ hub }) => hub));
  return sortFindings([
    ...models.flatMap(({ findings }) => findings),
    ...guarded('models', () => deliveryRepository(subject)),
    ...(hubs.length === 0 ? [] : bootstrapMissing(tree, hubs)),
  ]);
}
