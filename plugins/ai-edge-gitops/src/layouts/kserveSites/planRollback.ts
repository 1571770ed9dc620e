import { InputError } from '@backstage/errors';
import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import { BuildPrints } from '../../kustomize/BuildPrints';
import { FileEdits } from '../../tree/FileEdits';
import type { Plan, PlanContext, ResolvedIntent, Tree } from '../../types';
import { artifactFindings } from '../checkArtifact';
import { siteKey, someOf } from '../checkSites';
import { repositoryFindings } from './argoNamespace';
import { KserveModel } from './KserveModel';
import { membersOf, reachOf, requireModel, type Member } from './members';
import { moveMembers } from './moveMembers';
import { movePointer } from './movePointer';
import { paths } from './paths';
import { pinsAdded, pinsKept } from './pinFindings';
import { planOf } from './planOf';
import { planRollbackTo } from './planRollbackTo';

type Rollback = Extract<ResolvedIntent, { kind: 'rollback' }>;

function requireRelease(model: KserveModel, version: string): string {
  const { name, releases } = model;
  const artifact = model.artifact(version);
  if (artifact !== undefined) return artifact;
  const why = model.hasRelease(version)
    ? `names no artifact`
    : `is not in this repository any more (it has ${someOf(releases)})`;
  throw new InputError(
    `model.version: release ${version} of ${name} ${why}; restore ${paths.release(
      name,
      version,
    )} from Git, or update with the artifact that it had`,
  );
}

/**
 * Throws an `InputError` when a site that leaves its ring would build something else than it built with its ring at
 * that release, as where the ring brings more than the release.
 */
function checkIdentical(
  after: Tree,
  model: KserveModel,
  pins: Member[],
  version: string,
): void {
  const rings = new Set(pins.flatMap(({ run }) => run.ring ?? []));
  const withRing = new FileEdits(after);
  for (const ring of rings) movePointer(withRing, model, ring, version, true);
  const wanted = new BuildPrints(withRing);
  const built = new BuildPrints(after);
  const runOf = new Map(
    membersOf(new KserveModel(after, model.name)).map(member => [
      siteKey(member),
      member.runName,
    ]),
  );
  const other = pins.filter(
    member =>
      member.run.ring !== undefined &&
      wanted.print(paths.run(model.name, member.runName)) !==
        built.print(paths.run(model.name, runOf.get(siteKey(member))!)),
  );
  if (other.length > 0) {
    throw new InputError(
      `sites: ${someOf(other.map(siteKey))} would not build what ${
        other.length === 1 ? 'it' : 'they'
      } built in ring ${
        other[0].run.ring
      } at ${version}, because the ring brings more than its release; roll back the whole ring`,
    );
  }
}

/**
 * Plan of a `rollback`: pointers of rings back to a release that is there, pins for sites that are not a whole ring;
 * or to a commit, see {@link planRollbackTo}.
 * Every chosen site builds what it built at that release, every other one what it does; both are compared.
 *
 * @internal
 */
export function planRollback(
  tree: Tree,
  intent: Rollback,
  context: PlanContext,
): Plan {
  const { revision } = intent;
  const { past } = context;
  if (revision !== undefined) {
    if (past?.revision !== revision) {
      throw new InputError(
        `revision: the files at ${revision.slice(0, 8)} are not known`,
      );
    }
    return planRollbackTo(tree, intent, { ...context, past });
  }
  const { version } = intent.model;
  if (version === undefined) {
    throw new InputError('model.version: is required, or revision');
  }
  const model = requireModel(tree, intent.model.name);
  const artifact = requireRelease(model, version);
  const { rings, apart, members } = reachOf(model, intent);
  const moving = rings.filter(ring => {
    const pointer = model.ring(ring);
    return pointer.version !== version || pointer.canary !== undefined;
  });
  const pins = apart.filter(
    ({ run }) => run.version !== version || run.canary !== undefined,
  );
  const edits = new FileEdits(tree);
  for (const ring of moving) movePointer(edits, model, ring, version, true);
  moveMembers(
    edits,
    model,
    pins.map(member => ({
      member,
      follows: { version },
      stopped: member.run.stopped,
    })),
  );
  checkIdentical(edits, model, pins, version);
  const plan = planOf(tree, edits, {
    model,
    members,
    moving,
    findings: (others): Finding[] => [
      {
        id: 'render-identical',
        state: 'ok',
        title: `${members.length} ${
          members.length === 1 ? 'site builds' : 'sites build'
        } release ${version} as before, ${others} other ${
          others === 1 ? 'site builds' : 'sites build'
        } what ${others === 1 ? 'it' : 'they'} did`,
        detail: 'All files that these builds read were compared.',
      },
      ...pinsAdded(pins, version),
      ...(intent.sites ? [] : pinsKept(model, version)),
      ...repositoryFindings(tree, model.name, context),
      ...artifactFindings(artifact),
    ],
  });
  return plan.files.length === 0 ? plan : { ...plan, artifacts: [artifact] };
}
