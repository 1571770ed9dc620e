import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { FileEdits } from '../../tree/FileEdits';
import type { Plan, Tree } from '../../types';
import { asText, dig } from '../../yaml/narrow';
import { compareSites } from '../checkSites';
import type { Environment } from './readEnvironments';
import { kindOf } from './readModels';
import { readPlainObjects } from './readObjects';

/**
 * The plan of what was edited for some environments. One Application builds all of an environment, so none comes or
 * goes with a model. Without a changed file there is nothing to be found either.
 *
 * @internal
 */
export function planOf(
  edits: FileEdits,
  environments: Environment[],
  findings: () => Finding[] = () => [],
): Plan {
  const files = edits.changes();
  return {
    files,
    applications: { added: 0, removed: 0 },
    sites: environments
      .map(({ site: { hub, name } }) => ({ hub, name }))
      .sort(compareSites),
    findings:
      files.length === 0
        ? []
        : [...findings(), ...deliveryFindings(edits, environments)],
  };
}

/** Directories that an Application of the repository builds. */
function deliveredPaths(tree: Tree): Set<string | undefined> {
  return new Set(
    ['bootstrap', 'clusters', 'components']
      .flatMap(dir => readPlainObjects(tree, dir, /\bkind: Application\b/))
      .filter(({ manifest }) => kindOf(manifest) === 'argoproj.io/Application')
      .map(({ manifest }) => asText(dig(manifest, 'spec', 'source', 'path'))),
  );
}

/** Nothing in the reference applies models by itself: where the tree has nothing that does, the site has to say. */
function deliveryFindings(tree: Tree, environments: Environment[]): Finding[] {
  const delivered = deliveredPaths(tree);
  const others = environments.filter(({ dir }) => !delivered.has(dir));
  return others.map(({ name, application, dir }) => ({
    id: `delivery-${name}`,
    state: 'unknown',
    title: `${name} changes when something applies ${dir}`,
    detail: `An Argo CD Application named ${application} is expected to; no Application of this repository builds it.`,
    remedy: `Without one, somebody applies ${dir} on the cluster by hand.`,
  }));
}
