import { InputError } from '@backstage/errors';
import type { InventorySite, Tree } from '../../types';
import { siteKey, someOf, uniqueSites } from '../checkSites';
import { readEnvironments, type Environment } from './readEnvironments';
import { findModel, readModels, type ServedModel } from './readModels';

interface Reach {
  model: { name: string };
  ring?: string;
  sites?: InventorySite[];
}

function listed(environments: Environment[]): string {
  return environments
    .map(({ name, site }) => `${name} (${siteKey(site)})`)
    .join(', ');
}

/**
 * The environments of chosen sites. Throws an `InputError` for a site that is none's.
 *
 * @internal
 */
export function environmentsOf(
  tree: Tree,
  sites: InventorySite[],
): Environment[] {
  const environments = readEnvironments(tree);
  return uniqueSites(sites).map(site => {
    const found = environments.find(
      environment => siteKey(environment.site) === siteKey(site),
    );
    if (found) return found;
    throw new InputError(
      `sites: ${siteKey(
        site,
      )} is not the site of an environment; environments.yaml has ${listed(
        environments,
      )}`,
    );
  });
}

/**
 * The environment of that name.
 *
 * @internal
 */
export function environmentNamed(
  tree: Tree,
  name: string,
  field: string,
): Environment {
  const environments = readEnvironments(tree);
  const found = environments.find(environment => environment.name === name);
  if (found) return found;
  throw new InputError(
    `${field}: must be one of ${environments
      .map(environment => environment.name)
      .join(', ')}, the environments in environments.yaml`,
  );
}

/**
 * Throws the `InputError` of a model that the repository does not have.
 *
 * @internal
 */
export function unknownModel(tree: Tree, name: string): never {
  const known = new Set(
    readEnvironments(tree).flatMap(environment =>
      readModels(tree, environment).map(({ model }) => model),
    ),
  );
  throw new InputError(
    `model.name: there is no model ${name} in this repository; it has ${
      someOf([...known].sort()) || 'none'
    }`,
  );
}

/**
 * The model in every environment, or in every chosen one, and those of them that do not have it.
 *
 * @internal
 */
export function reachOf(
  tree: Tree,
  { model: { name }, ring, sites }: Reach,
): { served: ServedModel[]; without: Environment[] } {
  if (ring !== undefined) {
    throw new InputError(
      'ring: the maas layout has no rings, choose sites or none for every environment',
    );
  }
  const environments = sites
    ? environmentsOf(tree, sites)
    : readEnvironments(tree);
  const found = environments.map(environment =>
    findModel(tree, environment, name),
  );
  return {
    served: found.filter(model => model !== undefined),
    without: environments.filter((_, index) => !found[index]),
  };
}

/**
 * The same, where every chosen environment has to have it. Throws an `InputError` otherwise.
 *
 * @internal
 */
export function servedBy(tree: Tree, reach: Reach): ServedModel[] {
  const { served, without } = reachOf(tree, reach);
  const { name } = reach.model;
  if (served.length === 0 && !reach.sites) unknownModel(tree, name);
  if (reach.sites && without.length > 0) {
    throw new InputError(
      `sites: ${listed(without)} ${
        without.length === 1 ? 'does' : 'do'
      } not have ${name}`,
    );
  }
  return served;
}
