import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { PlanContext, Tree } from '../../types';
import { asMap, asText, asTexts, dig } from '../../yaml/narrow';
import { parseYamlAll } from '../../yaml/parseYaml';
import { siteKey, someOf } from '../checkSites';
import { loadManifests, ofKind } from './loadManifests';
import { paths } from './paths';
import type { EdgeApp } from './readApp';
import {
  readRegistrations,
  toAssignments,
  type Registration,
} from './readRegistrations';
import { resolveAssignments } from './resolveAssignments';

const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';

/** Whether the app's Application makes its namespace, and so takes it away. */
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

/** @internal */
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

/** Names of what an overlay makes on a hub. */
function namesOf(tree: Tree, overlay: string): string {
  const path = `${overlay}/kustomization.yaml`;
  const [value] = parseYamlAll(path, tree.read(path) ?? '');
  const prefix = asText(asMap(value).namePrefix) ?? '';
  return loadManifests(tree, overlay)
    .map(
      ({ kind, metadata }) =>
        `${asText(kind)?.toLocaleLowerCase('en')}/${prefix}${asText(
          asMap(metadata).name,
        )}`,
    )
    .join(' ');
}

/** Whether a root Application prunes what is listed no more, undefined where there is none. */
function rootPrunes(tree: Tree, hub: string): 'yes' | 'asks' | 'no' | undefined {
  const applications = tree
    .paths(`${paths.bootstrap(hub)}/`)
    .filter(path => path.endsWith('.yaml'))
    .flatMap(path => parseYamlAll(path, tree.read(path) ?? ''))
    .filter(value => dig(value, 'kind') === 'Application');
  if (applications.length === 0) return undefined;
  const [root] = applications;
  if (dig(root, 'spec', 'syncPolicy', 'automated', 'prune') !== true) {
    return 'no';
  }
  const text = JSON.stringify(dig(root, 'spec', 'syncPolicy', 'syncOptions'));
  return text?.includes('Prune=confirm') ? 'asks' : 'yes';
}

/**
 * Who takes Placement and ApplicationSet off the hubs when the registration lists them no more.
 *
 * @internal
 */
export function registrationGoes(
  before: Tree,
  after: Tree,
  { overlay }: Registration,
  leaving: { hub: string; name: string }[],
): Finding[] {
  if (loadManifests(after, paths.registration).length === 0) {
    return [
      {
        id: 'registration-empty',
        state: 'fail',
        title: 'The registration would be empty',
        detail: `Argo CD does not prune an Application that is reduced to nothing, so the model would stay.`,
        remedy: `Let ${paths.registration} hold its cluster set binding or its GitOpsCluster.`,
      },
    ];
  }
  const names = namesOf(before, overlay);
  const byHand = `kubectl delete -n openshift-gitops ${names}`;
  return [...new Set(leaving.map(({ hub }) => hub))].sort().map(hub => {
    const prunes = rootPrunes(before, hub);
    const id = `registration-${hub}`;
    if (prunes === 'yes') {
      return {
        id,
        state: 'ok' as const,
        title: `Hub ${hub} takes the registration away after the merge`,
        detail: `The root Application in ${paths.bootstrap(
          hub,
        )} prunes ${names}, if an admin of the hub has applied it once.`,
      };
    }
    return {
      id,
      state: 'warn' as const,
      title: `The model goes when somebody deletes ${names} on hub ${hub}`,
      detail:
        prunes === undefined
          ? `Nothing on hub ${hub} applies the registration, and applying it by hand deletes nothing.`
          : `The root Application in ${paths.bootstrap(hub)} ${
              prunes === 'asks' ? 'asks before it prunes' : 'does not prune'
            }.`,
      remedy:
        prunes === 'asks'
          ? 'After the merge an admin of the hub confirms it in Argo CD, or annotates the root Application with argocd.argoproj.io/deletion-approved.'
          : `After the merge an admin of the hub runs: ${byHand}`,
    };
  });
}
