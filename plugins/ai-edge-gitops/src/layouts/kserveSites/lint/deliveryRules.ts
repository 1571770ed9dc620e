import { foreignRepo } from '../../../lint/foreignRepo';
import { lintFinding } from '../../../lint/lintFinding';
import type { LintSubject } from '../../../lint/LintSubject';
import type { LintFinding } from '../../../types';
import type { LintShard } from './targetRules';

/** What this layout keeps; a root Application of something else may read another repository. */
const OURS = /^(models|sites)(\/|$)/;

/**
 * `foreign-repo` for what makes the Applications of sites: ApplicationSets of models, and what a hub's admin applies.
 *
 * @internal
 */
export function deliveryRepository(subject: LintSubject): LintFinding[] {
  const { yamlPaths, files, context } = subject;
  return yamlPaths
    .filter(path => /^(models\/[^/]+\/hub|bootstrap)\//.test(path))
    .flatMap(path =>
      foreignRepo(
        files,
        path,
        context,
        source => source === undefined || OURS.test(source),
      ),
    );
}

/**
 * `application-set-missing`: lines that no ApplicationSet turns into Applications.
 *
 * @internal
 */
export function applicationSets(
  { tree }: LintSubject,
  shards: LintShard[],
): LintFinding[] {
  return shards.flatMap(({ path, lines }) => {
    const expected = path.replace('/targets/', '/hub/');
    if (lines.length === 0 || tree.read(expected) !== undefined) return [];
    return [
      lintFinding({
        rule: 'application-set-missing',
        state: 'fail',
        path,
        title: 'Nothing delivers these lines',
        detail: `There is no ${expected}, so the ${lines.length} lines make no Application.`,
        remedy: `Add the ApplicationSet of this file as ${expected}.`,
      }),
    ];
  });
}
