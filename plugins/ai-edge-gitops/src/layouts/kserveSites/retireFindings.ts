import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import { readKustomization } from '../../kustomize/Kustomization';
import type { Tree } from '../../types';
import { asMap, asText, asTexts } from '../../yaml/narrow';
import { parseYamlAll } from '../../yaml/parseYaml';
import { siteKey, someOf } from '../checkSites';
import { KserveModel } from './KserveModel';
import { membersOf, type Member } from './members';
import { paths } from './paths';
import { modelNames } from './readAssignments';

const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';

/** Whether the model's Application makes its namespace, and so takes it away. */
function namespaceGoes(tree: Tree, model: KserveModel): boolean {
  const { resources = [] } =
    readKustomization(tree, paths.base(model.name)) ?? {};
  return resources
    .flatMap(path => parseYamlAll(path, tree.read(path) ?? ''))
    .map(asMap)
    .some(({ kind, metadata }) => {
      const { name, annotations } = asMap(metadata);
      const options = asTexts(annotations)[SYNC_OPTIONS] ?? '';
      return (
        asText(kind) === 'Namespace' &&
        asText(name) === model.settings.namespace &&
        !options.includes('Delete=false')
      );
    });
}

/** Models that serve in the same namespace on a site that is about to lose it. */
function sharers(tree: Tree, model: KserveModel, members: Member[]): string[] {
  const sites = new Set(members.map(siteKey));
  return modelNames(tree).filter(name => {
    if (name === model.name) return false;
    const other = new KserveModel(tree, name);
    return (
      other.settings.namespace === model.settings.namespace &&
      membersOf(other).some(member => sites.has(siteKey(member)))
    );
  });
}

function keepRemedy(model: KserveModel): string {
  return `To keep it, merge the annotation ${SYNC_OPTIONS}: Prune=false,Delete=false on the Namespace in ${paths.base(
    model.name,
  )} first, and retire when the sites have it.`;
}

/**
 * What goes and what stays on the sites that a model is taken off.
 *
 * @internal
 */
export function retireFindings(
  tree: Tree,
  model: KserveModel,
  members: Member[],
): Finding[] {
  if (members.length === 0) return [];
  const { namespace } = model.settings;
  if (!namespaceGoes(tree, model)) return leftoverFindings(tree, model);
  const others = sharers(tree, model, members);
  if (others.length > 0) {
    return [
      {
        id: 'namespace-shared',
        state: 'fail',
        title: `Namespace ${namespace} would go, and ${someOf(others)} with it`,
        detail: `The Application of ${model.name} makes the namespace, so Argo CD deletes it together with everything in it.`,
        remedy: keepRemedy(model),
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
      remedy: keepRemedy(model),
    },
  ];
}

/**
 * What no plan of this repository removes, who owns it, and what to do.
 *
 * @internal
 */
export function leftoverFindings(tree: Tree, model: KserveModel): Finding[] {
  const { namespace, owner } = model.settings;
  const who = owner === undefined ? 'the owner of the model' : owner;
  const claims = [
    ...new Set(
      model.releases
        .map(version => model.artifact(version) ?? '')
        .filter(uri => uri.startsWith('pvc://'))
        .map(uri => uri.slice('pvc://'.length).split('/')[0]),
    ),
  ];
  const findings: Finding[] = [];
  if (!namespaceGoes(tree, model)) {
    findings.push({
      id: 'leftover-namespace',
      state: 'warn',
      title: `Namespace ${namespace} stays on the sites`,
      detail: `With its secrets and PersistentVolumeClaims${
        claims.length > 0 ? ` (${someOf(claims)} held the model)` : ''
      }. Owner: ${who}.`,
      remedy: `When nothing else uses it: kubectl delete namespace ${namespace} on each site.`,
    });
  }
  findings.push({
    id: 'leftover-caches',
    state: 'unknown',
    title: 'Copies of the artifacts may stay',
    detail: `LocalModelCaches of the sites, and the images or buckets that the releases name, are not in this repository. Owner: the platform team for caches, ${who} for artifacts.`,
    remedy:
      'kubectl get localmodelcaches on the sites; delete those of this model. Keep the artifacts as long as somebody may go back.',
  });
  return findings;
}
