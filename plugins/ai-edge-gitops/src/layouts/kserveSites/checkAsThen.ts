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
 * What a run builds. The stop component as the layout writes it sets one annotation, so that it does not matter whether
 * a ring brings it before the class or a run after it.
 */
function buildOf(
  tree: Tree,
  prints: BuildPrints,
  model: string,
  run: string,
): string {
  const dir = paths.stop(model);
  const isOurs = tree.read(`${dir}/kustomization.yaml`) === stopFile(model);
  const stop = new Set(isOurs ? prints.parts(dir).map(canonicalJson) : []);
  const parts = prints.parts(paths.run(model, run)).map(canonicalJson);
  return [
    ...parts.filter(part => !stop.has(part)),
    ...parts.filter(part => stop.has(part)),
  ].join('\n');
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
  const was = new BuildPrints(past.tree);
  const is = new BuildPrints(after);
  const now = new Map(
    membersOf(new KserveModel(after, model)).map(member => [
      siteKey(member),
      member.runName,
    ]),
  );
  const other = sites.filter(
    ({ member, then }) =>
      buildOf(past.tree, was, model, then.runName) !==
      buildOf(after, is, model, now.get(siteKey(member))!),
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
