import type { LintFinding } from '../types';
import { lintFinding } from './lintFinding';
import { isKustomization, type LintSubject } from './LintSubject';

/** A list of plain one-line maps, as shards are: nothing in it can be wrong YAML, and there are thousands of lines. */
const PLAIN =
  /^(?:(?:#[^\n]*|- \{ ?[a-z]+: [a-z][-a-z0-9.]*(?:, [a-z]+: [A-Za-z0-9][-A-Za-z0-9_.]*)* ?\})?(?:\n|$))*$/;

/**
 * `yaml-unparsable` and `kustomization-unparsable`: what no layout, no Argo CD and no kustomize can read.
 *
 * @internal
 */
export function yamlRules(subject: LintSubject): LintFinding[] {
  const { files, tree, yamlPaths } = subject;
  return yamlPaths.flatMap(path => {
    const isList = !isKustomization(path) && PLAIN.test(tree.read(path) ?? '');
    if (isList) return [];
    const problem = files.problem(path);
    if (problem) {
      return [
        lintFinding({
          rule: isKustomization(path)
            ? 'kustomization-unparsable'
            : 'yaml-unparsable',
          state: 'fail',
          path,
          line: problem.line,
          title: 'The file cannot be read',
          detail: problem.message,
          remedy:
            'Write plain YAML: no tags, and no aliases that expand to more than a manifest.',
        }),
      ];
    }
    return isKustomization(path) ? kustomizationProblem(subject, path) : [];
  });
}

function kustomizationProblem(
  { files }: LintSubject,
  path: string,
): LintFinding[] {
  const { documents = [] } = files.read(path) ?? {};
  const filled = documents.filter(({ value }) => value !== null);
  const [first] = filled;
  const isMap = typeof first?.value === 'object' && !Array.isArray(first.value);
  if (filled.length === 1 && isMap) return [];
  return [
    lintFinding({
      rule: 'kustomization-unparsable',
      state: 'fail',
      path,
      title: 'The file is no kustomization',
      detail: 'A kustomization is one YAML document, and that is a map.',
      remedy: 'Correct the file, or remove it with the directory.',
    }),
  ];
}
