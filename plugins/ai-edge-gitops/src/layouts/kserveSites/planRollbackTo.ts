import { InputError } from '@backstage/errors';
import { BuildPrints } from '../../kustomize/BuildPrints';
import { FileEdits } from '../../tree/FileEdits';
import type { Plan, PlanContext, ResolvedIntent, Tree } from '../../types';
import { artifactFindings } from '../checkArtifact';
import { siteKey, someOf } from '../checkSites';
import { repositoryFindings } from './argoNamespace';
import { checkAsThen, type Then } from './checkAsThen';
import { KserveModel } from './KserveModel';
import { membersOf, reachOf, requireModel, type Member } from './members';
import { moveMembers, type Move } from './moveMembers';
import { paths } from './paths';
import { pinsAdded, pinsKept } from './pinFindings';
import { planOf } from './planOf';
import { restoreComponents } from './restoreComponents';
import { restorePointer } from './restorePointer';
import { artifactsOf, restoredFindings } from './rollbackFindings';

type Rollback = Extract<ResolvedIntent, { kind: 'rollback' }>;
type Past = NonNullable<PlanContext['past']>;

/** The model as it was, with its members by site. Throws when it was not there. */
function modelThen(past: Past, name: string) {
  const model = new KserveModel(past.tree, name);
  if (!model.exists) {
    throw new InputError(
      `revision: there was no model ${name} at ${past.revision.slice(0, 8)}`,
    );
  }
  const members = new Map(
    membersOf(model).map(member => [siteKey(member), member]),
  );
  return { model, members };
}

/** Where a site that does not go back with its whole ring goes: its ring as it is, when that builds the same, or a pin. */
function moveOf(
  prints: { was: BuildPrints; is: BuildPrints },
  past: Past,
  name: string,
  { member, then }: Then,
): Move[] {
  const { run, runName } = then;
  const { is } = prints;
  const wanted = prints.was.print(paths.run(name, runName));
  if (is.print(paths.run(name, member.runName)) === wanted) return [];
  const canRejoin =
    run.ring !== undefined &&
    run.class === member.run.class &&
    is.print(paths.run(name, runName)) === wanted;
  const stopped = canRejoin ? run.stopsItself : run.stopped;
  if (canRejoin) return [{ member, follows: { ring: run.ring! }, stopped }];
  if (run.canary !== undefined || run.version === undefined) {
    throw new InputError(
      `sites: ${siteKey(member)} ${
        run.canary ? 'was in a canary' : 'followed no release'
      } at ${past.revision.slice(
        0,
        8,
      )}; roll back the whole ring, or go back to a release with model.version`,
    );
  }
  return [{ member, follows: { version: run.version }, stopped }];
}

/** What the sites built then. Throws for a chosen site that did not have the model. */
function thenOf(members: Member[], was: Map<string, Member>, past: Past) {
  const missing = members.filter(member => !was.has(siteKey(member)));
  if (missing.length > 0) {
    throw new InputError(
      `sites: ${someOf(
        missing.map(siteKey),
      )} did not have the model at ${past.revision.slice(0, 8)}`,
    );
  }
  return members.map(member => ({ member, then: was.get(siteKey(member))! }));
}

/**
 * Plan of a `rollback` to a commit: rings point to what they pointed to, chosen sites get the run or the pin that
 * builds what they built, and what has been deleted since comes back as it was. Every site that was there builds what
 * it built, every other one what it does; both are compared.
 *
 * @internal
 */
export function planRollbackTo(
  tree: Tree,
  intent: Rollback,
  context: PlanContext & { past: Past },
): Plan {
  const { past } = context;
  const model = requireModel(tree, intent.model.name);
  const { name } = model;
  const then = modelThen(past, name);
  const reach = reachOf(model, intent);
  const unknown = reach.rings.filter(ring => !then.model.rings.includes(ring));
  if (unknown.length > 0) {
    throw new InputError(
      `revision: ${name} had no ring ${unknown.join(
        ', ',
      )} at ${past.revision.slice(0, 8)}`,
    );
  }
  if (intent.sites) thenOf(reach.members, then.members, past);
  const followed = ({ hub, name: site, run }: Member) =>
    then.members.get(siteKey({ hub, name: site }))?.run.ring === run.ring;
  // Chosen sites that are a whole ring now, and were not then, go back one by one.
  const rings = reach.rings.filter(
    ring =>
      !intent.sites ||
      reach.members.every(
        member => member.run.ring !== ring || followed(member),
      ),
  );
  const inRing = reach.members.filter(({ run }) =>
    rings.includes(run.ring ?? ''),
  );
  const apart = reach.members.filter(
    ({ run }) => !rings.includes(run.ring ?? ''),
  );
  const compared = thenOf(
    [...inRing.filter(followed), ...apart],
    then.members,
    past,
  );

  const edits = new FileEdits(tree);
  const restored: string[] = [];
  const moving = rings.filter(ring => {
    const with_ = restorePointer(edits, past.tree, name, ring);
    restored.push(...(with_ ?? []));
    return with_ !== undefined;
  });
  const prints = {
    was: new BuildPrints(past.tree),
    is: new BuildPrints(edits),
  };
  const moves = compared.flatMap(at => {
    // In its ring a site has another line only where it was stopped by itself, then or since.
    const isThere =
      rings.includes(at.member.run.ring ?? '') &&
      at.member.runName === at.then.runName;
    const moved = isThere ? [] : moveOf(prints, past, name, at);
    const releases = moved.flatMap(({ follows }) =>
      'version' in follows ? paths.release(name, follows.version) : [],
    );
    restored.push(...restoreComponents(edits, past.tree, name, releases));
    return moved;
  });
  moveMembers(edits, model, moves);

  checkAsThen(edits, past, name, compared);
  const after = new KserveModel(edits, name);
  const artifacts = artifactsOf(after, reach.members);
  const pins = moves.flatMap(({ member, follows }) =>
    'version' in follows ? [{ member, version: follows.version }] : [],
  );
  const plan = planOf(tree, edits, {
    model,
    members: reach.members,
    moving,
    findings: others => [
      ...restoredFindings({
        revision: past.revision,
        compared: compared.length,
        others,
        came: inRing.filter(member => !followed(member)),
        restored,
      }),
      ...[...new Set(pins.map(({ version }) => version))]
        .sort()
        .flatMap(version =>
          pinsAdded(
            pins.filter(pin => pin.version === version).map(pin => pin.member),
            version,
          ),
        ),
      ...(intent.sites ? [] : pinsKept(model, '')),
      ...repositoryFindings(tree, name, context),
      ...artifacts.flatMap(artifactFindings),
    ],
  });
  return plan.files.length === 0 ? plan : { ...plan, artifacts };
}
