import { InputError } from '@backstage/errors';
import { canonicalJson } from '@ai-edge/backstage-plugin-ai-edge-common';
import { BuildPrints } from '../../kustomize/BuildPrints';
import type { Tree } from '../../types';
import { siteKey, someOf } from '../checkSites';
import { KserveModel } from './KserveModel';
import { membersOf, type Member } from './members';
import { stopFile } from './modelFiles';
import { paths } from './paths';

/** A site with what it built at an earlier commit. */
export interface Then {
  member: Member;
  then: Member;
}

/**
 * What the runs of a model build. The stop component as the layout writes it sets one annotation, so that it does not matter whether
 * a ring brings it before the class or a run after it.
 */
function buildsOf(tree: Tree, model: string): (run: string) => string {
  const prints = new BuildPrints(tree);
  const dir = paths.stop(model);
  const isOurs = tree.read(`${dir}/kustomization.yaml`) === stopFile(model);
  const stop = new Set(isOurs ? prints.parts(dir).map(canonicalJson) : []);
  const known = new Map<string, string>();
  return run => {
    const there = known.get(run);
    if (there !== undefined) return there;
    const parts = prints.parts(paths.run(model, run)).map(canonicalJson);
    const build = [
      ...parts.filter(part => !stop.has(part)),
      ...parts.filter(part => stop.has(part)),
    ].join('\n');
    known.set(run, build);
    return build;
  };
}

/** What of a run has changed since and is not the run's own: its base, its class, its release. */
function changedSince(past: Tree, after: Tree, model: string, { run }: Member) {
  const was = new BuildPrints(past);
  const is = new BuildPrints(after);
  const dirs = [
    paths.base(model),
    ...(run.class === undefined ? [] : [paths.class(model, run.class)]),
    ...(run.version === undefined ? [] : [paths.release(model, run.version)]),
  ];
  return dirs.filter(dir => was.print(dir) !== is.print(dir));
}

/**
 * Throws an `InputError` when a site would not build what it built at an earlier commit.
 *
 * @internal
 */
export function checkAsThen(
  after: Tree,
  past: { revision: string; tree: Tree },
  model: string,
  sites: Then[],
): void {
  const was = buildsOf(past.tree, model);
  const is = buildsOf(after, model);
  const now = new Map(
    membersOf(new KserveModel(after, model)).map(member => [
      siteKey(member),
      member.runName,
    ]),
  );
  const other = sites.filter(
    ({ member, then }) => was(then.runName) !== is(now.get(siteKey(member))!),
  );
  if (other.length === 0) return;
  const changed = changedSince(past.tree, after, model, other[0].then);
  throw new InputError(
    `revision: ${someOf(
      other.map(({ member }) => siteKey(member)),
    )} would not build what ${
      other.length === 1 ? 'it' : 'they'
    } built at ${past.revision.slice(0, 8)}, because ${
      changed.length === 0
        ? 'the site has another class or ring since'
        : `${someOf(changed)} changed since`
    }; go back to the release alone with model.version`,
  );
}
