import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { FileEdits } from '../../tree/FileEdits';
import type { Plan, Tree } from '../../types';
import { compareSites } from '../checkSites';
import { checkOthers } from './checkOthers';
import type { KserveModel } from './KserveModel';
import { membersOf, type Member } from './members';

/**
 * The plan of an intent that changes what members of a model build: their sites, the rings that move, and the proof
 * that nobody else's build changes. Without a changed file there is nothing to be found either.
 *
 * @internal
 */
export function planOf(
  tree: Tree,
  edits: FileEdits,
  options: {
    model: KserveModel;
    /** Whom the intent is for. */
    members: Member[];
    /** Rings whose pointer moves. */
    moving?: string[];
    /** What else is to be said, given how many sites were proven to build what they did. */
    findings?: (others: number) => Finding[];
    /** Applications that go. */
    removed?: number;
  },
): Plan {
  const {
    model,
    members,
    moving = [],
    findings = () => [],
    removed = 0,
  } = options;
  const files = edits.changes();
  const sites = members
    .map(({ hub, name }) => ({ hub, name }))
    .sort(compareSites);
  if (files.length === 0) {
    const applications = { added: 0, removed: 0 };
    return { files, applications, sites, findings: [] };
  }
  const others = checkOthers(tree, edits, model, members);
  return {
    files,
    applications: { added: 0, removed },
    sites,
    ...(moving.length > 0 && {
      reach: {
        ring: moving.join(', '),
        sites: membersOf(model).filter(({ run }) =>
          moving.includes(run.ring ?? ''),
        ).length,
      },
    }),
    findings: findings(others),
  };
}
