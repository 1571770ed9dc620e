import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { PlanContext, Tree } from '../../types';
import { asTexts, dig } from '../../yaml/narrow';
import { siteKey, someOf } from '../checkSites';
import { loadManifests, ofKind } from './loadManifests';
import type { EdgeApp } from './readApp';
import { readRegistrations, toAssignments } from './readRegistrations';
import { resolveAssignments } from './resolveAssignments';

const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';

/**
 * Whether the app's Application makes its namespace, and so takes it away.
 *
 * @internal
 */
export function namespaceGoes(tree: Tree, app: EdgeApp): boolean {
  const namespace = ofKind(loadManifests(tree, app.dir), 'Namespace');
  const annotations = asTexts(dig(namespace, 'metadata', 'annotations'));
  const options = annotations[SYNC_OPTIONS] ?? '';
  return namespace !== undefined && !options.includes('Delete=false');
}

/** Apps that serve in the same namespace on a site that is about to lose it. */
function sharers(
  tree: Tree,
  app: EdgeApp,
  leaving: { hub: string; name: string }[],
  { inventory }: PlanContext,
): string[] {
  const sites = new Set(leaving.map(siteKey));
  return readRegistrations(tree)
    .filter(
      other =>
        other.app.name !== app.name &&
        other.app.namespace === app.namespace &&
        resolveAssignments(toAssignments(other), inventory).some(
          ({ hub, site }) => sites.has(siteKey({ hub, name: site })),
        ),
    )
    .map(other => other.app.name);
}

/**
 * What goes and what stays on the sites that an app is taken off.
 *
 * @internal
 */
export function retireFindings(
  tree: Tree,
  app: EdgeApp,
  leaving: { hub: string; name: string }[],
  context: PlanContext,
): Finding[] {
  const { namespace, name } = app;
  const keep = `To keep it, merge the annotation ${SYNC_OPTIONS}: Prune=false,Delete=false on the Namespace of ${name} first, and retire when the sites have it.`;
  if (!namespaceGoes(tree, app)) return [leftoverNamespace(app)];
  const others = sharers(tree, app, leaving, context);
  if (others.length > 0) {
    return [
      {
        id: 'namespace-shared',
        state: 'fail',
        title: `Namespace ${namespace} would go, and ${someOf(others)} with it`,
        detail: `The Application of ${name} makes the namespace, so Argo CD deletes it together with everything in it.`,
        remedy: keep,
      },
    ];
  }
  return [
    {
      id: 'namespace-goes',
      state: 'warn',
      title: `Namespace ${namespace} goes from the sites, with all that is in it`,
      detail:
        'Secrets, PersistentVolumeClaims and whatever else somebody has put there by hand are deleted too.',
      remedy: keep,
    },
  ];
}

/**
 * A namespace that no plan removes.
 *
 * @internal
 */
export function leftoverNamespace({ namespace, owner }: EdgeApp): Finding {
  return {
    id: 'leftover-namespace',
    state: 'warn',
    title: `Namespace ${namespace} stays on the sites`,
    detail: `With its secrets and PersistentVolumeClaims. Owner: ${
      owner ?? 'the owner of the model'
    }.`,
    remedy: `When nothing else uses it: kubectl delete namespace ${namespace} on each site.`,
  };
}
