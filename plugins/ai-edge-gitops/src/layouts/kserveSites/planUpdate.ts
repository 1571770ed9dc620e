import { InputError } from '@backstage/errors';
import { FileEdits } from '../../tree/FileEdits';
import type { Plan, PlanContext, ResolvedIntent, Tree } from '../../types';
import { artifactFindings, checkArtifact } from '../checkArtifact';
import { siteKey, someOf } from '../checkSites';
import { repositoryFindings } from './argoNamespace';
import { reachOf, requireModel } from './members';
import { moveMembers } from './moveMembers';
import { movePointer } from './movePointer';
import { pinsAdded, pinsKept } from './pinFindings';
import { planOf } from './planOf';
import { requireVersion, writeRelease } from './writeRelease';

type Update = Extract<ResolvedIntent, { kind: 'update' }>;

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
  const { artifact } = intent;
  if (artifact === undefined) throw new InputError('artifact: is required');
  checkArtifact(artifact.uri);
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
  const trying = apart.filter(({ run }) => run.canary !== undefined);
  if (trying.length > 0) {
    throw new InputError(
      `sites: ${someOf(trying.map(siteKey))} ${
        trying.length === 1 ? 'is' : 'are'
      } in a canary; promote or abort it first`,
    );
  }
  const moving = rings.filter(ring => {
    const pointer = model.ring(ring);
    // A canary that brings the release is not the release.
    return pointer.version !== version || pointer.canary?.release !== undefined;
  });
  const pins = apart.filter(({ run }) => run.version !== version);
  const edits = new FileEdits(tree);
  writeRelease(edits, model, version, artifact.uri);
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
    findings: () => [
      ...canaries,
      ...pinsAdded(pins, version),
      ...(intent.sites ? [] : pinsKept(model, version)),
      ...repositoryFindings(tree, model.name, context),
      ...artifactFindings(artifact.uri),
    ],
  });
}
