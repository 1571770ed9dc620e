import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Tree } from '../../types';
import { asMap, asText, dig } from '../../yaml/narrow';
import { parseYamlAll } from '../../yaml/parseYaml';
import { loadManifests, ofKind } from './loadManifests';
import { paths } from './paths';
import type { Registration } from './readRegistrations';

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
function rootPrunes(
  tree: Tree,
  hub: string,
): 'yes' | 'asks' | 'no' | undefined {
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

/**
 * Blocks a retirement that would take the Applications away and leave the model on the sites, where nobody would manage
 * it any more.
 *
 * @internal
 */
export function preservedFindings(
  tree: Tree,
  { overlay }: Registration,
): Finding[] {
  const set = ofKind(loadManifests(tree, overlay), 'ApplicationSet');
  const field = ['spec', 'syncPolicy', 'preserveResourcesOnDeletion'];
  if (dig(set, ...field) !== true) return [];
  return [
    {
      id: 'resources-preserved',
      state: 'fail',
      title: 'The model would stay on the sites',
      detail: `The ApplicationSet of ${overlay} has ${field.join(
        '.',
      )}, so its Applications go without what they deployed.`,
      remedy: 'Merge the ApplicationSet without it first.',
    },
  ];
}
