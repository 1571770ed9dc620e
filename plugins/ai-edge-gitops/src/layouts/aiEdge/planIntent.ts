import { InputError } from '@backstage/errors';
import type { Plan, PlanContext, ResolvedIntent, Tree } from '../../types';
import { planDeploy } from './planDeploy';
import { planUpdate } from './planUpdate';

/** What this layout cannot do, and what to do instead. */
const CANNOT = {
  canary:
    'try a version on few sites: one digest is for all sites of an app; deploy it as an app of its own on the sites that try it',
  promote:
    'promote a canary: it has none; update the app with the artifact that was tried',
  abort:
    'abort a canary: it has none; update the app with the artifact that it had',
  rollback:
    'go back to a release: it keeps no releases, only the digest of now; update with the digest that Git had before',
  retire:
    'retire a model yet; take its overlay out of acm/registration/near-edge by hand, and its app directory when the sites are without it',
  stop: 'stop a model: its apps have no means for that; set replicas to 0 in the app directory by hand',
  'register-site':
    'register a site: its sites join their hub by hand, and models choose them by cluster set',
  'publish-api': 'publish an API: only the maas layout can',
  unshare: 'replace the static scrape targets yet',
  start:
    'start a model: it cannot stop one either; take the replicas out of the app directory by hand',
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
    default:
      throw new InputError(
        `kind: the ai-edge layout cannot ${CANNOT[intent.kind]}`,
      );
  }
}
