import type { Plan, PlanContext, ResolvedIntent, Tree } from '../../types';
import { planDeploy } from './planDeploy';
import { planRetire } from './planRetire';
import { planRetireFiles } from './planRetireFiles';
import { planRollback } from './planRollback';
import { planStop } from './planStop';
import { planUpdate } from './planUpdate';

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
      return planUpdate(tree, intent, context);
    case 'rollback':
      return planRollback(tree, intent, context);
    case 'retire':
      return intent.step === 'files'
        ? planRetireFiles(tree, intent)
        : planRetire(tree, intent, context);
    default:
      return planStop(tree, intent, context);
  }
}
