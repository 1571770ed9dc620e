import { InputError } from '@backstage/errors';
import type { Tree } from '../../types';
import { asList, asMap, asText } from '../../yaml/narrow';
import { parseYaml } from '../../yaml/parseYaml';
import { siteKey } from '../checkSites';
import { paths, WRITTEN } from './names';

/**
 * One cluster and the directory of manifests that it is to run.
 *
 * @internal
 */
export interface Environment {
  name: string;
  /** Directory with a kustomization, or with nothing but manifests. */
  dir: string;
  site: { hub: string; name: string };
  /** Namespace of manifests that name none. */
  namespace: string;
  /** Argo CD Application that builds the directory. */
  application: string;
}

const LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const SITE = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/;

function problem(at: string, rule: string): InputError {
  return new InputError(`${paths.environments}: ${at}${rule}`);
}

function readEnvironment(value: unknown, index: number): Environment {
  const entry = asMap(value);
  const site = asMap(entry.site);
  const fields = {
    name: [asText(entry.name), LABEL],
    path: [asText(entry.path), WRITTEN],
    'site.hub': [asText(site.hub), LABEL],
    'site.name': [asText(site.name), SITE],
    namespace: [asText(entry.namespace), LABEL],
    application: [
      asText(entry.application) ?? `maas-${asText(entry.name)}`,
      SITE,
    ],
  } as const;
  const rules: Record<string, string> = {
    path: `must be a directory below ${paths.maas}`,
  };
  for (const [field, [text, pattern]] of Object.entries(fields)) {
    const at = `environments[${index}].${field}`;
    if (text === undefined) throw problem(at, ' is required');
    const leaves = field === 'path' && /(^|\/)\.{0,2}(\/|$)/.test(text);
    if (!pattern.test(text) || leaves) {
      throw problem(at, ` ${rules[field] ?? 'must be an RFC 1123 name'}`);
    }
  }
  return {
    name: fields.name[0]!,
    dir: fields.path[0]!,
    site: { hub: fields['site.hub'][0]!, name: fields['site.name'][0]! },
    namespace: fields.namespace[0]!,
    application: fields.application[0],
  };
}

function checkOnce(
  environments: Environment[],
  of: (e: Environment) => string,
) {
  const seen = new Set<string>();
  for (const environment of environments) {
    const key = of(environment);
    if (seen.has(key)) {
      throw problem('', `${key} is there twice; each environment has its own`);
    }
    seen.add(key);
  }
}

/**
 * The environments of the repository, by name. Nothing in the reference says which cluster an overlay is for, so a
 * file of the layout's own does. Throws an `InputError` when it is missing or says something else.
 *
 * @internal
 */
export function readEnvironments(tree: Tree): Environment[] {
  const text = tree.read(paths.environments);
  if (text === undefined) {
    throw problem(
      '',
      'is missing in the repository; the maas layout reads there which directory is for which site (name, path, site, namespace)',
    );
  }
  const entries = asList(
    asMap(parseYaml(paths.environments, text)).environments,
  );
  if (entries.length === 0) {
    throw problem('', 'must list at least one environment in environments');
  }
  const environments = entries.map(readEnvironment);
  checkOnce(environments, ({ name }) => `environment ${name}`);
  checkOnce(environments, ({ dir }) => `path ${dir}`);
  checkOnce(environments, ({ site }) => `site ${siteKey(site)}`);
  return environments.sort((a, b) => (a.name < b.name ? -1 : 1));
}
