import { InputError } from '@backstage/errors';
import type { Plan, PlanContext, ResolvedIntent, Tree } from '../../types';
import { planCanary } from './planCanary';
import { planDecision } from './planDecision';
import { planDeploy } from './planDeploy';
import { planRegisterSite } from './planRegisterSite';
import { planRetire } from './planRetire';
import { planRetireFiles } from './planRetireFiles';
import { planRingMove } from './planRingMove';
import { planRollback } from './planRollback';
import { planStop } from './planStop';
import { planUpdate } from './planUpdate';

/** What this layout cannot do, and what to do instead. */
const CANNOT = {
  'publish-api': 'publish an API: only the maas layout can',
  unshare: 'unshare anything: its models share no file',
};

/**
 * The plan of an intent of any kind.
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
      return intent.toRing === undefined
        ? planUpdate(tree, intent, context)
        : planRingMove(tree, { ...intent, toRing: intent.toRing }, context);
    case 'canary':
      return planCanary(tree, intent, context);
    case 'promote':
    case 'abort':
      return planDecision(tree, intent, context);
    case 'register-site':
      return planRegisterSite(tree, intent, context);
    case 'rollback':
      return planRollback(tree, intent, context);
    case 'retire':
      return intent.step === 'files'
        ? planRetireFiles(tree, intent)
        : planRetire(tree, intent, context);
    case 'stop':
    case 'start':
      return planStop(tree, intent, context);
    default:
      throw new InputError(
        `kind: the kserve-sites layout cannot ${CANNOT[intent.kind]}`,
      );
  }
}
