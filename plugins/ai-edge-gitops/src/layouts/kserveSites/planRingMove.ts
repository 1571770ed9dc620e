import { InputError } from '@backstage/errors';
import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import { FileEdits } from '../../tree/FileEdits';
import type { Plan, PlanContext, ResolvedIntent, Tree } from '../../types';
import { siteKey, someOf } from '../checkSites';
import { repositoryFindings } from './argoNamespace';
import type { KserveModel } from './KserveModel';
import { checkRing, reachOf, requireModel, type Member } from './members';
import { moveMembers } from './moveMembers';
import { planOf } from './planOf';
import { ringFindings } from './ringFindings';

type Update = Extract<ResolvedIntent, { kind: 'update' }>;

/** What the sites serve then, where that is something else than now. */
function changeFindings(
  model: KserveModel,
  ring: string,
  moving: Member[],
): Finding[] {
  const { version, stopped, canary } = model.ring(ring);
  const others = moving.filter(({ run }) => run.version !== version);
  const switched = moving.filter(
    ({ run }) => run.stopped !== (stopped || run.stopsItself),
  );
  const findings: Finding[] = [];
  if (others.length > 0) {
    const from = [...new Set(others.map(({ run }) => run.version ?? 'none'))];
    findings.push({
      id: 'version-changes',
      state: 'warn',
      title: `${others.length} ${
        others.length === 1 ? 'site goes' : 'sites go'
      } from ${someOf(from.sort())} to ${version ?? 'no release'}`,
      detail: `${someOf(others.map(siteKey))}: ring ${ring} serves that.`,
    });
  }
  if (switched.length > 0) {
    findings.push({
      id: 'serving-changes',
      state: 'warn',
      title: `${switched.length} ${
        switched.length === 1 ? 'site' : 'sites'
      } will ${stopped ? 'stop' : 'start'} serving`,
      detail: `${someOf(switched.map(siteKey))}: ring ${ring} ${
        stopped ? 'is stopped' : 'is not stopped'
      }.`,
    });
  }
  if (canary !== undefined) {
    findings.push({
      id: 'canary-running',
      state: 'warn',
      title: `Ring ${ring} of ${model.name} is in a canary`,
      detail: `The sites join it.`,
    });
  }
  return findings;
}

/**
 * Plan of an `update` with `toRing`: one value in the line of each site. Its Application stays the same and builds from
 * another directory, so nothing is recreated. A pin that joins a ring loses its `until` and `why`.
 *
 * @internal
 */
export function planRingMove(
  tree: Tree,
  intent: Update & { toRing: string },
  context: PlanContext,
): Plan {
  const { toRing } = intent;
  const model = requireModel(tree, intent.model.name);
  checkRing(model, toRing, 'toRing');
  const { members } = reachOf(model, intent);
  const moving = members.filter(({ run }) => run.ring !== toRing);
  const trying = moving.filter(
    ({ run }) => run.ring === undefined && run.canary !== undefined,
  );
  if (trying.length > 0) {
    throw new InputError(
      `sites: ${someOf(trying.map(siteKey))} ${
        trying.length === 1 ? 'is' : 'are'
      } in a canary; promote or abort it first`,
    );
  }
  const edits = new FileEdits(tree);
  moveMembers(
    edits,
    model,
    moving.map(member => ({
      member,
      follows: { ring: toRing },
      stopped: member.run.stopsItself,
    })),
  );
  return planOf(tree, edits, {
    model,
    members,
    findings: () => [
      ...changeFindings(model, toRing, moving),
      ...ringFindings(model, toRing, moving.length),
      ...repositoryFindings(tree, model.name, context),
    ],
  });
}
