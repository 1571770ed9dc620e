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
 * The model as every environment serves it, or every chosen one. Throws an `InputError` when it is nowhere, or not
 * where it was chosen.
 *
 * @internal
 */
export function servedBy(
  tree: Tree,
  { model: { name }, ring, sites }: Reach,
): ServedModel[] {
  if (ring !== undefined) {
    throw new InputError(
      'ring: the maas layout has no rings, choose sites or none for every environment',
    );
  }
  const environments = sites
    ? environmentsOf(tree, sites)
    : readEnvironments(tree);
  const served = environments.map(environment =>
    findModel(tree, environment, name),
  );
  const found = served.filter(model => model !== undefined);
  if (found.length === 0 && !sites) {
    const known = [
      ...new Set(
        environments.flatMap(environment =>
          readModels(tree, environment).map(({ model }) => model),
        ),
      ),
    ].sort();
    throw new InputError(
      `model.name: there is no model ${name} in this repository; it has ${
        someOf(known) || 'none'
      }`,
    );
  }
  const without = environments.filter((_, index) => !served[index]);
  if (sites && without.length > 0) {
    throw new InputError(
      `sites: ${listed(without)} ${
        without.length === 1 ? 'does' : 'do'
      } not have ${name}`,
    );
  }
  return found;
}
