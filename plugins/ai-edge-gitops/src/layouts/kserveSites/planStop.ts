import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import { readKustomization } from '../../kustomize/Kustomization';
import { FileEdits } from '../../tree/FileEdits';
import type { Plan, PlanContext, ResolvedIntent, Tree } from '../../types';
import { YamlEditor } from '../../yaml/YamlEditor';
import { siteKey, someOf } from '../checkSites';
import { repositoryFindings } from './argoNamespace';
import type { KserveModel } from './KserveModel';
import { reachOf, requireModel, type Member } from './members';
import { moveMembers, type Move } from './moveMembers';
import { paths } from './paths';
import { planOf } from './planOf';
import { ensureStop } from './writeRun';

type Stop = Extract<ResolvedIntent, { kind: 'stop' | 'start' }>;

/** Adds the component that stops to a ring's pointer, or takes it out: one line. */
function switchRing(
  edits: FileEdits,
  model: KserveModel,
  ring: string,
  stops: boolean,
): void {
  const pointer = readKustomization(edits, paths.ring(model.name, ring));
  if (!pointer) return;
  const { path, components } = pointer;
  const editor = new YamlEditor(path, edits.require(path));
  if (stops) {
    ensureStop(edits, model.name);
    editor.insert(['components'], components.length, '../../stop');
  } else {
    editor.remove(['components'], components.indexOf(paths.stop(model.name)));
  }
  edits.write(path, editor.text);
}

/** Where a site goes that stops or starts by itself. It goes on following its ring where it can. */
function ownMove(member: Member, stopped: boolean, ringStays: boolean): Move {
  const { ring, version, canary } = member.run;
  if (ring !== undefined && !ringStays) {
    return { member, follows: { ring }, stopped };
  }
  // A canary of a ring that stays stopped goes on at this site by itself.
  return canary === undefined
    ? { member, follows: { version: version ?? '' }, stopped }
    : { member, follows: { canary: canary.name }, stopped };
}

function pinFindings(pins: Member[]): Finding[] {
  if (pins.length === 0) return [];
  return [
    {
      id: 'pins-added',
      state: 'warn',
      title: `${pins.length} ${
        pins.length === 1 ? 'site leaves its ring' : 'sites leave their ring'
      } to serve while it is stopped`,
      detail: `${someOf(
        pins.map(siteKey),
      )}: pinned, they do not follow later updates of the ring.`,
      remedy: 'Start the ring, and stop the other sites of it.',
    },
  ];
}

/**
 * Plan of a `stop` or a `start`: one line in the pointer of each ring that is meant as a whole, one value in the line
 * of each site that is meant by itself.
 *
 * @internal
 */
export function planStop(tree: Tree, intent: Stop, context: PlanContext): Plan {
  const stops = intent.kind === 'stop';
  const model = requireModel(tree, intent.model.name);
  const { rings, apart, members } = reachOf(model, intent);
  const edits = new FileEdits(tree);
  const switching = rings.filter(ring => model.ring(ring).stopped !== stops);
  for (const ring of switching) switchRing(edits, model, ring, stops);
  // Members of a started ring that were stopped by themselves start with it.
  const withRing = stops
    ? []
    : members.filter(({ run }) => run.ring && rings.includes(run.ring));
  const changing = apart.filter(({ run }) => run.stopped !== stops);
  const pins = changing.filter(
    ({ run }) =>
      !stops && run.ring !== undefined && model.ring(run.ring).stopped,
  );
  moveMembers(edits, model, [
    ...changing.map(member => ownMove(member, stops, pins.includes(member))),
    ...withRing
      .filter(({ run }) => run.stopsItself)
      .map(member => ownMove(member, false, false)),
  ]);
  return planOf(tree, edits, {
    model,
    members,
    moving: switching,
    findings: () => [
      ...pinFindings(pins),
      ...repositoryFindings(tree, model.name, context),
    ],
  });
}
