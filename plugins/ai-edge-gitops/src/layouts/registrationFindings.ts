import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Tree } from '../types';
import { asMap, asText, dig } from '../yaml/narrow';
import { parseYamlAll } from '../yaml/parseYaml';

/**
 * Whether somebody applies what is registered: each hub has one root Application in `bootstrap/<hub>` that an admin
 * applies once. What is there is never edited by a plan.
 *
 * @internal
 */
export function registrationFindings(tree: Tree, hubs: string[]): Finding[] {
  return [...new Set(hubs)].sort().map(hub => {
    const dir = `bootstrap/${hub}`;
    if (tree.paths(`${dir}/`).length > 0) {
      return {
        id: `registration-${hub}`,
        state: 'ok' as const,
        title: `Hub ${hub} picks the registration up after the merge`,
        detail: `The root Application in ${dir} applies it, if an admin of the hub has applied that once.`,
      };
    }
    return {
      id: `registration-${hub}`,
      state: 'warn' as const,
      title: `This will not take effect until ${dir} is applied`,
      detail: `The repository has no ${dir}, so nothing on hub ${hub} applies what this change registers.`,
      remedy: `Add a root Application as ${dir} and have an admin of the hub apply it once; until then apply the registration by hand.`,
    };
  });
}

/** Whether an Application of `bootstrap/<hub>` applies the directory. Files that cannot be read are for the linter. */
function appliesDirectory(tree: Tree, hub: string, directory: string) {
  return tree
    .paths(`bootstrap/${hub}/`)
    .filter(path => /\.ya?ml$/.test(path))
    .flatMap(path => parseYamlAll(path, tree.read(path) ?? ''))
    .some(object => {
      if (asMap(object).kind !== 'Application') return false;
      const path = asText(dig(object, 'spec', 'source', 'path')) ?? '';
      return path.replace(/\/+$/, '') === directory;
    });
}

/**
 * Whether somebody applies the sites of a hub: they have a root Application of their own, since whoever may create
 * sites may do more than whoever deploys models.
 *
 * @internal
 */
export function sitesApplied(tree: Tree, hub: string): Finding[] {
  const directory = `sites/${hub}`;
  if (appliesDirectory(tree, hub, directory)) {
    return [
      {
        id: `registration-sites-${hub}`,
        state: 'ok',
        title: `Hub ${hub} picks the site up after the merge`,
        detail: `The Application in bootstrap/${hub} that reads ${directory} applies it, if an admin of the hub has applied that once.`,
      },
    ];
  }
  return [
    {
      id: `registration-sites-${hub}`,
      state: 'warn',
      title: `This will not take effect until somebody applies ${directory}`,
      detail: `No Application in bootstrap/${hub} reads ${directory}, so nothing on hub ${hub} creates the site.`,
      remedy: `Add an Application for ${directory} to bootstrap/${hub}, in an AppProject that allows ManagedCluster only, and have an admin of the hub apply it once.`,
    },
  ];
}
