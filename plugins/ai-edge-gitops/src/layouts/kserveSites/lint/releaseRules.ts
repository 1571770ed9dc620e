import { BuildPrints } from '../../../kustomize/BuildPrints';
import { artifactByTag } from '../../../lint/artifactByTag';
import { lintFinding } from '../../../lint/lintFinding';
import { lineAt } from '../../../lint/YamlFiles';
import type { LintFinding, Tree } from '../../../types';
import { KserveModel } from '../KserveModel';
import { paths } from '../paths';

/** Line of a release's files on which its artifact is written. */
function whereIs(
  tree: Tree,
  dir: string,
  artifact: string,
): { path: string; line?: number } {
  for (const path of tree.paths(`${dir}/`)) {
    const text = tree.read(path) ?? '';
    const at = text.indexOf(artifact);
    if (at >= 0) return { path, line: lineAt(text, at + 1) };
  }
  return { path: `${dir}/kustomization.yaml` };
}

/**
 * `artifact-by-tag` of the model's releases.
 *
 * @internal
 */
export function releaseArtifacts(
  tree: Tree,
  model: KserveModel,
): LintFinding[] {
  return model.releases.flatMap(version => {
    const artifact = model.artifact(version);
    if (artifact === undefined) return [];
    const where = whereIs(tree, paths.release(model.name, version), artifact);
    return artifactByTag(artifact, { ...where, state: 'fail' });
  });
}

/** Releases that a ring, a canary or a run names: what sites build, or will with the next line. */
function referenced(model: KserveModel, runs: string[]): Set<string> {
  const versions = new Set<string>();
  for (const { version, canary } of [
    ...model.rings.map(ring => model.ring(ring)),
    ...runs.map(run => model.run(run)),
  ]) {
    [version, canary?.release, canary?.stable].forEach(name => {
      if (name !== undefined) versions.add(name);
    });
  }
  return versions;
}

/**
 * `release-edited`: a release that was referenced before a change builds something else after it, or is gone while
 * sites had it. What a version means would depend on when somebody looked, and a rollback to it would prove nothing.
 *
 * @internal
 */
export function releaseEdited(
  before: Tree | undefined,
  tree: Tree,
  name: string,
): LintFinding[] {
  if (before === undefined) return [];
  const was = new KserveModel(before, name);
  const is = new KserveModel(tree, name);
  // A model that goes with all its files is a retirement, which the impact tells.
  if (!is.exists) return [];
  const used = new Set(
    was.shards.flatMap(({ lines }) => lines.map(l => l.run)),
  );
  const inUse = referenced(was, [...used]);
  const prints = [new BuildPrints(before), new BuildPrints(tree)];
  return was.releases.flatMap(version => {
    const dir = paths.release(name, version);
    if (!inUse.has(version)) return [];
    const isGone = !is.hasRelease(version);
    if (!isGone && prints[0].print(dir) === prints[1].print(dir)) return [];
    return [
      lintFinding({
        rule: 'release-edited',
        state: 'fail',
        path: `${dir}/kustomization.yaml`,
        title: `Release ${version} of ${name} is ${
          isGone ? 'deleted' : 'edited'
        } although it is referenced`,
        detail: 'A release that a ring or a site names never changes.',
        remedy: isGone
          ? 'Keep the release; move what names it first.'
          : 'Add a release of another name and point the ring to it.',
      }),
    ];
  });
}
