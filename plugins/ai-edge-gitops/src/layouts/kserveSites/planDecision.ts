import { InputError } from '@backstage/errors';
import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import { FileEdits } from '../../tree/FileEdits';
import type { Plan, PlanContext, ResolvedIntent, Tree } from '../../types';
import { siteKey, someOf } from '../checkSites';
import { repositoryFindings } from './argoNamespace';
import type { KserveModel } from './KserveModel';
import { reachOf, requireModel, type Member } from './members';
import { moveMembers, type Move } from './moveMembers';
import { movePointer } from './movePointer';
import { pinsAdded } from './pinFindings';
import { planOf } from './planOf';
import { planRingDecision } from './planRingDecision';
import type { Canary } from './readPointer';

type Decision = Extract<ResolvedIntent, { kind: 'promote' | 'abort' }>;

/** The release that a canary ends at. */
function endOf(kind: Decision['kind'], canary: Canary, what: string): string {
  const version = kind === 'promote' ? canary.release : canary.stable;
  if (version !== undefined) return version;
  throw new InputError(
    `${what}: canary/${canary.name} does not say which releases it compares; name the release in an update`,
  );
}

/** Where a site goes that was in a canary alone: back to its ring where that says the same, else to a pin. */
function ownEnd(
  model: KserveModel,
  kind: Decision['kind'],
  member: Member,
): Move {
  const version = endOf(kind, member.run.canary!, 'sites');
  const home = member.from === undefined ? undefined : model.run(member.from);
  const { ring } = home ?? {};
  const isHome =
    ring !== undefined &&
    home?.canary === undefined &&
    (kind === 'abort' || home?.version === version);
  return {
    member,
    follows: isHome ? { ring } : { version },
    stopped: member.run.stopped && !(isHome && model.ring(ring).stopped),
  };
}

function stayFindings(moves: Move[]): Finding[] {
  const pins = moves.filter(({ follows }) => 'version' in follows);
  if (pins.length === 0) return [];
  return [
    {
      id: 'pins-added',
      state: 'warn',
      title: `${pins.length} ${
        pins.length === 1 ? 'site stays' : 'sites stay'
      } out of the ring`,
      detail: `${someOf(
        pins.map(({ member }) => siteKey(member)),
      )}: pinned, because the ring is not at that release.`,
      remedy: 'Move them back when the ring is.',
    },
  ];
}

/**
 * Plan of a `promote` or an `abort`: the pointer from the canary to one of its releases, one line a ring or a site.
 * Where no canary is there is nothing to do.
 *
 * @internal
 */
export function planDecision(
  tree: Tree,
  intent: Decision,
  context: PlanContext,
): Plan {
  if (intent.canary !== undefined) {
    return planRingDecision(tree, intent, context);
  }
  const { kind } = intent;
  const model = requireModel(tree, intent.model.name);
  const { rings, apart, members } = reachOf(model, intent);
  const edits = new FileEdits(tree);
  const moving = rings.filter(ring => model.ring(ring).canary !== undefined);
  for (const ring of moving) {
    const version = endOf(kind, model.ring(ring).canary!, 'ring');
    movePointer(edits, model, ring, version, true);
  }
  const tried = apart.filter(({ run }) => run.canary !== undefined);
  // A part of a ring that is in a canary as a whole leaves it.
  const leaving = tried.filter(({ run }) => run.ring !== undefined);
  const moves = tried.map(member => ownEnd(model, kind, member));
  moveMembers(edits, model, moves);
  return planOf(tree, edits, {
    model,
    members,
    moving,
    findings: () => [
      ...(leaving.length > 0
        ? pinsAdded(leaving, `the end of the canary`)
        : stayFindings(moves)),
      ...repositoryFindings(tree, model.name, context),
    ],
  });
}
