import { InputError } from '@backstage/errors';
import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import { FileEdits } from '../../tree/FileEdits';
import type { Plan, PlanContext, ResolvedIntent, Tree } from '../../types';
import { artifactFindings, checkArtifact } from '../checkArtifact';
import { siteKey, someOf } from '../checkSites';
import { repositoryFindings } from './argoNamespace';
import type { KserveModel } from './KserveModel';
import { membersOf, reachOf, requireModel, type Member } from './members';
import { moveMembers } from './moveMembers';
import { movePointer } from './movePointer';
import { planOf } from './planOf';
import { requireVersion, writeRelease } from './writeRelease';

type Update = Extract<ResolvedIntent, { kind: 'update' }>;

function pinFindings(
  model: KserveModel,
  isChosen: boolean,
  pins: Member[],
  version: string,
): Finding[] {
  const findings: Finding[] = [];
  const leaving = pins.filter(({ run }) => run.ring !== undefined);
  if (leaving.length > 0) {
    findings.push({
      id: 'pins-added',
      state: 'warn',
      title: `${leaving.length} ${
        leaving.length === 1 ? 'site leaves its ring' : 'sites leave their ring'
      } for ${version}`,
      detail: `${someOf(
        leaving.map(siteKey),
      )}: pinned, they do not follow later updates of the ring.`,
    });
  }
  const kept = membersOf(model).filter(
    ({ run }) => run.ring === undefined && run.version !== version,
  );
  if (!isChosen && kept.length > 0) {
    findings.push({
      id: 'pins-kept',
      state: 'warn',
      title: `${kept.length} pinned ${
        kept.length === 1 ? 'site of' : 'sites of'
      } ${model.name} ${kept.length === 1 ? 'does' : 'do'} not move`,
      detail: `${someOf(kept.map(siteKey))}: choose them by name to move them.`,
    });
  }
  return findings;
}

/**
 * Plan of an `update`: the release, and the pointer of each ring that moves as a whole; sites that are not a whole
 * ring become pins.
 *
 * @internal
 */
export function planUpdate(
  tree: Tree,
  intent: Update,
  context: PlanContext,
): Plan {
  const version = requireVersion(intent.model.version);
  checkArtifact(intent.artifact.uri);
  const model = requireModel(tree, intent.model.name);
  const { format } = model.settings;
  if (intent.model.format !== undefined && intent.model.format !== format) {
    throw new InputError(
      `model.format: ${model.name} is ${
        format ?? 'of no named format'
      }; an update does not change that`,
    );
  }
  const { rings, apart, members } = reachOf(model, intent);
  const moving = rings.filter(ring => model.ringVersion(ring) !== version);
  const pins = apart.filter(({ run }) => run.version !== version);
  const edits = new FileEdits(tree);
  writeRelease(edits, model, version, intent.artifact.uri);
  if (moving.length === 0 && pins.length === 0) {
    return planOf(tree, new FileEdits(tree), { model, members });
  }
  const canaries = moving.flatMap(ring =>
    movePointer(edits, model, ring, version),
  );
  moveMembers(
    edits,
    model,
    pins.map(member => ({
      member,
      follows: { version },
      stopped: member.run.stopped,
    })),
  );
  return planOf(tree, edits, {
    model,
    members,
    moving,
    findings: [
      ...canaries,
      ...pinFindings(model, intent.sites !== undefined, pins, version),
      ...repositoryFindings(tree, model.name, context),
      ...artifactFindings(intent.artifact.uri),
    ],
  });
}
