import { InputError } from '@backstage/errors';
import { FileEdits } from '../../tree/FileEdits';
import type { Plan, PlanContext, ResolvedIntent, Tree } from '../../types';
import { someOf } from '../checkSites';
import { repositoryFindings } from './argoNamespace';
import type { KserveModel } from './KserveModel';
import { checkRing, membersOf, requireModel } from './members';
import { movePointer } from './movePointer';
import { pinsKept } from './pinFindings';
import { planOf } from './planOf';

type Decision = Extract<ResolvedIntent, { kind: 'promote' | 'abort' }>;

function versionOf(model: KserveModel, ring: string): string {
  const { version, canary } = model.ring(ring);
  if (version === undefined || canary !== undefined) {
    throw new InputError(
      `canary.ring: ring ${ring} of ${model.name} ${
        canary ? 'is in a canary itself' : 'names no release'
      }`,
    );
  }
  return version;
}

/** The release that the ring goes back to: that of the named ring, or of all others when they agree. */
function formerVersion(
  model: KserveModel,
  canary: string,
  ring: string | undefined,
): string {
  if (ring !== undefined) return versionOf(model, ring);
  const versions = model.rings
    .filter(name => name !== canary)
    .map(name => versionOf(model, name));
  const [version, ...more] = new Set(versions);
  if (version !== undefined && more.length === 0) return version;
  throw new InputError(
    version === undefined
      ? `canary.ring: ${model.name} has no other ring; roll ${canary} back to a release instead`
      : `ring: the other rings are at ${someOf([
          version,
          ...more,
        ])}; name the one whose release ring ${canary} goes back to`,
  );
}

/**
 * Plan of the end of a canary that was a whole ring: its release for the other rings, or the other rings' release for
 * it. One line a ring.
 *
 * @internal
 */
export function planRingDecision(
  tree: Tree,
  intent: Decision,
  context: PlanContext,
): Plan {
  const { kind, ring } = intent;
  const tried = intent.canary!.ring;
  const model = requireModel(tree, intent.model.name);
  checkRing(model, tried, 'canary.ring');
  checkRing(model, ring);
  if (ring === tried) {
    throw new InputError(`ring: must be another ring than canary.ring`);
  }
  const isPromoted = kind === 'promote';
  const version = isPromoted
    ? versionOf(model, tried)
    : formerVersion(model, tried, ring);
  const others = model.rings.filter(name => name !== tried);
  const promoted = ring === undefined ? others : [ring];
  const all = isPromoted ? promoted : [tried];
  const moving = all.filter(name => {
    const pointer = model.ring(name);
    return pointer.version !== version || pointer.canary !== undefined;
  });
  const edits = new FileEdits(tree);
  const findings = moving.flatMap(name =>
    movePointer(edits, model, name, version),
  );
  return planOf(tree, edits, {
    model,
    members: membersOf(model).filter(({ run }) => all.includes(run.ring ?? '')),
    moving,
    findings: () => [
      ...findings,
      ...(isPromoted ? pinsKept(model, version) : []),
      ...repositoryFindings(tree, model.name, context),
    ],
  });
}
