import { InputError, NotAllowedError } from '@backstage/errors';
import {
  stringifySiteRef,
  type Finding,
  type Site,
  type SiteRef,
  type SiteSelection,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { SelectedSites } from '../fleet/SiteSelector';

/** Finding that says that a selection was narrowed to what the caller may change. */
export const SITES_LEFT_OUT = 'sites-left-out';

/** Names in one sentence before the rest is only counted. */
const MAX_NAMED = 10;

/** `core/a, core/b and 3 more`. */
export function namedSites(refs: SiteRef[]): string {
  const names = refs.slice(0, MAX_NAMED).map(stringifySiteRef).join(', ');
  const rest = refs.length - MAX_NAMED;
  return rest > 0 ? `${names} and ${rest} more` : names;
}

function isNamed(selection: SiteSelection, ref: SiteRef): boolean {
  return (selection.names ?? []).some(
    ({ hub, name }) => hub === ref.hub && name === ref.name,
  );
}

/**
 * The sites of a selection, or the reason why there is no going on: a name that is no site, a named site that the
 * caller may not change, a site of a hub that the repository is not for, no site at all. What a query finds and the
 * caller may not change is left out, and said.
 */
export function chosenSites(
  selection: SiteSelection,
  selected: SelectedSites,
  repository: { name: string; hubs: string[] },
): { sites: Site[]; findings: Finding[] } {
  const { sites, notAllowed, unmatched } = selected;
  if (unmatched.length > 0) {
    throw new InputError(`sites.names: no site ${namedSites(unmatched)}`);
  }
  const refused = notAllowed.filter(ref => isNamed(selection, ref));
  if (refused.length > 0 || (sites.length === 0 && notAllowed.length > 0)) {
    const refs = refused.length > 0 ? refused : notAllowed;
    throw new NotAllowedError(`sites: you may not change ${namedSites(refs)}`);
  }
  if (sites.length === 0) {
    throw new InputError(
      'sites: must select at least one site, no site matches',
    );
  }
  const elsewhere = sites
    .map(({ ref }) => ref)
    .filter(({ hub }) => !repository.hubs.includes(hub));
  if (elsewhere.length > 0) {
    throw new InputError(
      `sites: repository "${repository.name}" is for hub ${repository.hubs.join(
        ', ',
      )}, not for ${namedSites(elsewhere)}`,
    );
  }
  const findings: Finding[] =
    notAllowed.length === 0
      ? []
      : [
          {
            id: SITES_LEFT_OUT,
            state: 'warn',
            title: 'Sites that you may not change are left out',
            detail: namedSites(notAllowed),
          },
        ];
  return { sites, findings };
}
