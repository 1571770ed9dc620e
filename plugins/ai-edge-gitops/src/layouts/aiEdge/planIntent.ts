import { InputError } from '@backstage/errors';
import type { Plan, PlanContext, ResolvedIntent, Tree } from '../../types';
import { planDeploy } from './planDeploy';
import { planRetire } from './planRetire';
import { planRetireFiles } from './planRetireFiles';
import { planRollback } from './planRollback';
import { planStop } from './planStop';
import { planUnshare } from './planUnshare';
import { planUpdate } from './planUpdate';

/** What this layout cannot do, and what to do instead. */
const CANNOT = {
  canary:
    'try a version on few sites: one digest is for all sites of an app; deploy it as an app of its own on the sites that try it',
  promote:
    'promote a canary: it has none; update the app with the artifact that was tried',
  abort:
    'abort a canary: it has none; update the app with the artifact that it had',
  'register-site':
    'register a site: its sites join their hub by hand, and models choose them by cluster set',
  'publish-api': 'publish an API: only the maas layout can',
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
      return planUpdate(tree, intent, context);
    case 'rollback':
      return planRollback(tree, intent, context);
    case 'retire':
      return intent.step === 'files'
        ? planRetireFiles(tree, intent, context)
        : planRetire(tree, intent, context);
    case 'stop':
    case 'start':
      return planStop(tree, intent, context);
    case 'unshare':
      return planUnshare(tree, context);
    default:
      throw new InputError(
        `kind: the ai-edge layout cannot ${CANNOT[intent.kind]}`,
      );
  }
}
