import type { Intent } from './intent';
import type { SiteSelection } from './siteSelection';

/**
 * The model of an intent, with the version that it names, if it does. `undefined` for an intent that is about no model.
 *
 * @public
 */
export function intentModel(
  intent: Intent,
): { name: string; version?: string } | undefined {
  if (!('model' in intent)) return undefined;
  const { name } = intent.model;
  return 'version' in intent.model && intent.model.version !== undefined
    ? { name, version: intent.model.version }
    : { name };
}

/**
 * What an intent is about, as one name: its model, its site, or its repository.
 *
 * @public
 */
export function intentSubject(intent: Intent): string {
  if ('model' in intent) return intent.model.name;
  return 'site' in intent ? intent.site.name : intent.gitops;
}

/**
 * The selection of sites of an intent, `undefined` when it has none.
 *
 * @public
 */
export function intentSites(intent: Intent): SiteSelection | undefined {
  return 'sites' in intent ? intent.sites : undefined;
}
