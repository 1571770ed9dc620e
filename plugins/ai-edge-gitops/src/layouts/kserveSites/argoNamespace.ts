import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { PlanContext, Tree } from '../../types';
import { asMap, asText, dig } from '../../yaml/narrow';
import { parseYaml } from '../../yaml/parseYaml';
import { isSameRepository } from '../sameRepository';

const DEFAULT_NAMESPACE = 'openshift-gitops';

function applicationSets(tree: Tree, prefix: string): [string, unknown][] {
  return tree
    .paths(prefix)
    .filter(path => /^models\/[^/]+\/hub\/[^/]+\.yaml$/.test(path))
    .map(path => [path, parseYaml(path, tree.read(path) ?? '')]);
}

/**
 * Namespace of Argo CD: that of the ApplicationSets that are there, else the one of OpenShift GitOps.
 *
 * @internal
 */
export function argoNamespace(tree: Tree): string {
  const path = tree
    .paths('models/')
    .find(file => /^models\/[^/]+\/hub\/[^/]+\.yaml$/.test(file));
  if (path === undefined) return DEFAULT_NAMESPACE;
  const { metadata } = asMap(parseYaml(path, tree.read(path) ?? ''));
  return asText(asMap(metadata).namespace) ?? DEFAULT_NAMESPACE;
}

/**
 * Warns when the model's ApplicationSets read another repository or branch than the one that the change goes to:
 * such a change reaches no site.
 *
 * @internal
 */
export function repositoryFindings(
  tree: Tree,
  model: string,
  { repoUrl, branch }: PlanContext,
): Finding[] {
  return applicationSets(tree, `models/${model}/hub/`).flatMap(
    ([path, value]): Finding[] => {
      const source = asMap(dig(value, 'spec', 'template', 'spec', 'source'));
      const url = asText(source.repoURL) ?? '';
      const revision = asText(source.targetRevision) ?? '';
      if (isSameRepository(url, repoUrl) && revision === branch) return [];
      return [
        {
          id: 'foreign-repo',
          state: 'warn',
          title: 'Sites read another repository',
          detail: `${path} points to ${url} at ${revision}, not to ${repoUrl} at ${branch}.`,
          remedy: 'Correct repoURL and targetRevision of the ApplicationSet.',
        },
      ];
    },
  );
}
