import { lintFinding } from '../../../lint/lintFinding';
import type { LintSubject } from '../../../lint/LintSubject';
import type { LintFinding } from '../../../types';
import { asMap, asText, dig } from '../../../yaml/narrow';
import { paths } from '../paths';

const RUNTIMES = ['ServingRuntime', 'ClusterServingRuntime'];

/**
 * `runtime-undefined`: an InferenceService names a runtime that its base does not bring, although it brings others. A
 * base without runtimes relies on those of the sites, which a tree cannot know.
 *
 * @internal
 */
export function runtimeRules(
  { files, yamlPaths }: LintSubject,
  model: string,
): LintFinding[] {
  const inBase = yamlPaths
    .filter(path => path.startsWith(`${paths.base(model)}/`))
    .flatMap(path =>
      (files.read(path)?.documents ?? []).map(({ value }, index) => ({
        path,
        index,
        value: asMap(value),
      })),
    );
  const defined = new Set(
    inBase
      .filter(({ value }) => RUNTIMES.includes(asText(value.kind) ?? ''))
      .map(({ value }) => asText(dig(value, 'metadata', 'name'))),
  );
  if (defined.size === 0) return [];
  const KEYS = ['spec', 'predictor', 'model', 'runtime'];
  return inBase.flatMap(({ path, index, value }) => {
    const runtime = asText(dig(value, ...KEYS));
    const isService = value.kind === 'InferenceService';
    if (!isService || runtime === undefined || defined.has(runtime)) return [];
    return [
      lintFinding({
        rule: 'runtime-undefined',
        state: 'warn',
        path,
        line: files.line(path, index, ...KEYS),
        title: `Runtime ${runtime} is not in the base`,
        detail: `The base brings ${[...defined].sort().join(', ')}.`,
        remedy:
          'Name one of these, or make sure that every site has the runtime from elsewhere.',
      }),
    ];
  });
}
