import { posix } from 'node:path';
import { kustomizationReads } from '../closure/kustomizationReads';
import { resolvePath } from '../kustomize/Kustomization';
import type { LintFinding } from '../types';
import { asList, asMap, asText } from '../yaml/narrow';
import { lintFinding } from './lintFinding';
import { isKustomization, type LintSubject } from './LintSubject';

const RULE = 'run-does-not-build';

/** Addresses that kustomize fetches: whether they are there is not in the tree. */
const REMOTE =
  /^[a-z+]+:\/\/|^git@|^[\w.-]+\.[a-z]{2,}[/:]|[?&](ref|version)=/i;

interface Reference {
  entry: string;
  /** A directory is built; a file's content goes in. */
  field: 'resources' | 'components' | 'file';
}

function references(text: string, value: Record<string, unknown>): Reference[] {
  const components = asList(value.components).map(asText);
  const { built, files } = kustomizationReads(text);
  return [
    ...built
      .filter(entry => !components.includes(entry))
      .map(entry => ({ entry, field: 'resources' as const })),
    ...components
      .filter(entry => entry !== undefined)
      .map(entry => ({ entry, field: 'components' as const })),
    ...files.map(entry => ({ entry, field: 'file' as const })),
  ];
}

/** Line on which an entry is written, the first one when there are more. */
function lineOf(text: string, entry: string): number | undefined {
  const at = text.split('\n').findIndex(line => line.includes(entry));
  return at < 0 ? undefined : at + 1;
}

/** Why kustomize refuses a reference, `undefined` when it does not or the tree cannot tell. */
function problemOf(
  subject: LintSubject,
  dir: string,
  { entry, field }: Reference,
): string | undefined {
  const { tree, owns, files } = subject;
  if (REMOTE.test(entry)) return undefined;
  const path = resolvePath(dir, entry);
  if (path === undefined) return `${entry} leads out of the repository`;
  const isFile = tree.read(path) !== undefined;
  if (isFile) {
    if (field === 'components') return `${entry} is a file, not a component`;
    // Load restriction of kustomize, which Argo CD keeps on: files come from the directory itself or below it.
    return path.startsWith(dir === '.' ? '' : `${dir}/`)
      ? undefined
      : `${entry} is a file outside of ${dir}, which kustomize refuses to read`;
  }
  const there = tree.paths(`${path}/`);
  if (there.length === 0) {
    return owns(path) || owns(`${path}/kustomization.yaml`)
      ? `${entry} is not there`
      : undefined;
  }
  if (field === 'file') return `${entry} is a directory, not a file`;
  const kustomization = there.find(
    file => posix.dirname(file) === path && isKustomization(file),
  );
  if (kustomization === undefined) {
    return owns(`${path}/kustomization.yaml`)
      ? `${entry} has no kustomization`
      : undefined;
  }
  const document = files.read(kustomization)?.documents[0];
  if (!document) return undefined;
  const isComponent = asText(asMap(document.value).kind) === 'Component';
  if (field === 'components' && !isComponent) {
    return `${entry} is no component: its kind is not Component`;
  }
  return field === 'resources' && isComponent
    ? `${entry} is a component, which belongs into components`
    : undefined;
}

/** Directories that each directory builds. */
function builtFrom({ tree, kustomizations }: LintSubject) {
  return new Map(
    kustomizations.map(path => {
      const dir = posix.dirname(path);
      const { built } = kustomizationReads(tree.read(path) ?? '');
      return [dir, built.map(entry => resolvePath(dir, entry))] as const;
    }),
  );
}

function isBuiltFromItself(
  graph: ReturnType<typeof builtFrom>,
  dir: string,
): boolean {
  const seen = new Set<string>();
  const open = [dir];
  while (open.length > 0) {
    for (const next of graph.get(open.pop()!) ?? []) {
      if (next === dir) return true;
      if (next === undefined || seen.has(next)) continue;
      seen.add(next);
      open.push(next);
    }
  }
  return false;
}

/**
 * `run-does-not-build`: a kustomization names what is not there, what kustomize refuses to read, or itself. Without
 * building anything, so that a pull request is told at once.
 *
 * @internal
 */
export function buildRules(subject: LintSubject): LintFinding[] {
  const { tree, files, kustomizations } = subject;
  const graph = builtFrom(subject);
  return kustomizations.flatMap(path => {
    const document = files.read(path)?.documents[0];
    if (!document) return [];
    const text = tree.read(path) ?? '';
    const dir = posix.dirname(path);
    const problems = references(text, asMap(document.value)).flatMap(
      reference => {
        const problem = problemOf(subject, dir, reference);
        return problem === undefined
          ? []
          : [{ problem, line: lineOf(text, reference.entry) }];
      },
    );
    if (isBuiltFromItself(graph, dir)) {
      problems.push({ problem: 'it is built from itself', line: undefined });
    }
    return problems.map(({ problem, line }) =>
      lintFinding({
        rule: RULE,
        state: 'fail',
        path,
        line,
        about: problem,
        title: `${dir} does not build`,
        detail: `${path}: ${problem}.`,
        remedy: 'Add what is named, or take the entry out.',
      }),
    );
  });
}
