import { InputError } from '@backstage/errors';
import type { Plan, PlanContext, ResolvedIntent, Tree } from '../../types';
import { planDeploy } from './planDeploy';
import { planPromote } from './planPromote';
import { planPublish } from './planPublish';
import { planRetire } from './planRetire';
import { planRetireFiles } from './planRetireFiles';
import { planRollback } from './planRollback';
import { planStop } from './planStop';
import { planUpdate } from './planUpdate';

/** What this layout cannot do, and what to do instead. */
const CANNOT = {
  canary:
    'split traffic: try a version in one environment and promote it to the next',
  abort:
    'abort a canary, it has none: roll the environment back to a commit instead',
  'register-site':
    'register a site: an environment is added to environments.yaml by hand, with its cluster',
  unshare: 'unshare anything: its models share no file',
};

/**
 * The plan of an intent. Throws an `InputError` for a kind that this layout has no means for.
 *
 * @internal
 */
export function planIntent(
  tree: Tree,
  intent: ResolvedIntent,
  context: PlanContext,
): Plan {
  switch (intent.kind) {
    case 'deploy':
      return planDeploy(tree, intent, context);
    case 'update':
      return planUpdate(tree, intent);
    case 'promote':
      return planPromote(tree, intent);
    case 'rollback':
      return planRollback(tree, intent, context);
    case 'stop':
    case 'start':
      return planStop(tree, intent);
    case 'retire':
      return intent.step === 'files'
        ? planRetireFiles(tree, intent)
        : planRetire(tree, intent);
    case 'publish-api':
      return planPublish(tree, intent);
    default:
      throw new InputError(
        `kind: the maas layout cannot ${CANNOT[intent.kind]}`,
      );
  }
}
