import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import { FileEdits } from '../../tree/FileEdits';
import type { Plan, PlanContext, ResolvedIntent, Tree } from '../../types';
import { siteKey, someOf } from '../checkSites';
import { repositoryFindings } from './argoNamespace';
import type { KserveModel } from './KserveModel';
import { checkRing, membersOf, requireModel, type Member } from './members';
import { planOf } from './planOf';
import { retireFindings } from './retireFindings';
import { removeTargets } from './targetsEdit';

type Retire = Extract<ResolvedIntent, { kind: 'retire' }>;

function retired(
  model: KserveModel,
  { ring, sites }: Retire,
): { members: Member[]; findings: Finding[] } {
  checkRing(model, ring);
  const ofRing = membersOf(model).filter(
    ({ run }) => ring === undefined || run.ring === ring,
  );
  if (!sites) return { members: ofRing, findings: [] };
  const wanted = new Set(sites.map(siteKey));
  const members = ofRing.filter(member => wanted.has(siteKey(member)));
  members.forEach(member => wanted.delete(siteKey(member)));
  if (wanted.size === 0) return { members, findings: [] };
  return {
    members,
    findings: [
      {
        id: 'sites-without',
        state: 'warn',
        title: `${wanted.size} chosen ${
          wanted.size === 1 ? 'site does' : 'sites do'
        } not have ${model.name}${
          ring === undefined ? '' : ` in ring ${ring}`
        }`,
        detail: someOf([...wanted].sort()),
      },
    ],
  };
}

/**
 * First step of a `retire`: the lines of the sites. A targets file that would be empty goes, because a generator reads
 * an empty list as one Application without a name. Everything that the sites build stays until they have let go.
 *
 * @internal
 */
export function planRetire(
  tree: Tree,
  intent: Retire,
  context: PlanContext,
): Plan {
  const model = requireModel(tree, intent.model.name);
  const { members, findings } = retired(model, intent);
  const edits = new FileEdits(tree);
  for (const { hub, path, lines } of model.shards) {
    const leaving = new Set(
      members.filter(member => member.hub === hub).map(({ name }) => name),
    );
    const staying = lines.filter(({ site }) => !leaving.has(site));
    if (staying.length === lines.length) continue;
    if (staying.length === 0) edits.delete(path);
    else edits.write(path, removeTargets(path, edits.require(path), leaving));
  }
  return planOf(tree, edits, {
    model,
    members,
    removed: members.length,
    findings: () => [
      ...findings,
      ...repositoryFindings(tree, model.name, context),
      ...retireFindings(tree, model, members),
    ],
  });
}
