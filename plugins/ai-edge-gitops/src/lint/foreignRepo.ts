import { isSameRepository } from '../layouts/sameRepository';
import type { LintContext, LintFinding } from '../types';
import { asList, asMap, asText, dig } from '../yaml/narrow';
import { lintFinding } from './lintFinding';
import type { YamlFiles } from './YamlFiles';

type Keys = (string | number)[];

/** Where an Argo CD object says what it reads: sources of an Application, and generators of an ApplicationSet. */
function sourcesOf(value: unknown): { at: Keys; revision: string }[] {
  const { kind, spec } = asMap(value);
  const from = (base: Keys, of: unknown) => {
    const { source, sources } = asMap(of);
    return [
      ...(source === undefined ? [] : [[...base, 'source']]),
      ...asList(sources).map((_, i) => [...base, 'sources', i]),
    ].map(at => ({ at, revision: 'targetRevision' }));
  };
  if (kind === 'Application') return from(['spec'], spec);
  if (kind !== 'ApplicationSet') return [];
  const { generators, template } = asMap(spec);
  return [
    ...asList(generators).flatMap((generator, i) =>
      asMap(generator).git === undefined
        ? []
        : [{ at: ['spec', 'generators', i, 'git'], revision: 'revision' }],
    ),
    ...from(['spec', 'template', 'spec'], asMap(template).spec),
  ];
}

/** Undefined when it is this repository, or nobody can tell. */
function foreignSource(
  { repoUrl, branch }: LintContext,
  url: string | undefined,
  revision: string | undefined,
): { problem: string; of: 'url' | 'revision' } | undefined {
  if (repoUrl !== undefined && !isSameRepository(url ?? '', repoUrl)) {
    const problem = `reads ${url ?? 'no repository'}, not ${repoUrl}`;
    return { problem, of: 'url' };
  }
  // HEAD is the default branch, whichever that is.
  const follows = revision === undefined || revision === 'HEAD';
  if (branch === undefined || follows || revision === branch) return undefined;
  return { problem: `reads ${revision}, not ${branch}`, of: 'revision' };
}

/**
 * A finding of the rule `foreign-repo`.
 *
 * @internal
 */
export function foreignRepoFinding(
  path: string,
  line: number | undefined,
  problem: string,
): LintFinding {
  return lintFinding({
    rule: 'foreign-repo',
    state: 'fail',
    path,
    line,
    about: problem,
    title: 'Sites read another repository',
    detail: `It ${problem}: what is merged here changes no site.`,
    remedy: 'Correct repoURL and the revision.',
  });
}

/**
 * What is wrong with the sources of an Application or ApplicationSet, and where in it.
 *
 * @internal
 */
export function foreignSources(
  value: unknown,
  context: LintContext,
): { problem: string; at: (string | number)[]; path?: string }[] {
  return sourcesOf(value).flatMap(({ at, revision }) => {
    const source = asMap(dig(value, ...at));
    const foreign = foreignSource(
      context,
      asText(source.repoURL),
      asText(source[revision]),
    );
    if (foreign === undefined) return [];
    const { problem, of } = foreign;
    const key = of === 'url' ? 'repoURL' : revision;
    return [{ problem, at: [...at, key], path: asText(source.path) }];
  });
}

/**
 * `foreign-repo`: an Application or ApplicationSet of a file that reads another repository or branch than the one it
 * is in.
 *
 * @param isOurs - False for a directory that is none of the layout's business
 * @internal
 */
export function foreignRepo(
  files: YamlFiles,
  path: string,
  context: LintContext,
  isOurs: (directory: string | undefined) => boolean = () => true,
): LintFinding[] {
  const { documents = [] } = files.read(path) ?? {};
  return documents.flatMap(({ value }, index) =>
    foreignSources(value, context)
      .filter(source => isOurs(source.path))
      .map(({ problem, at }) =>
        foreignRepoFinding(path, files.line(path, index, ...at), problem),
      ),
  );
}
