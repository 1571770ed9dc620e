import type { SiteRef } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Fleet } from '../../fleet';

/** Sites as far as their last contact goes. */
export type Contacts = Pick<Fleet, 'site'>;

/** The earliest of some instants, whatever their precision. */
export function earliest(
  first: string,
  ...others: (string | undefined)[]
): string {
  return others.reduce<string>((found, next) => {
    const time = Date.parse(next ?? '');
    return time < Date.parse(found) ? new Date(time).toISOString() : found;
  }, first);
}

/**
 * When what a hub holds of a site was last known true: what the site feeds back carries no time, and a site that is not
 * heard any more has said nothing since.
 */
export function knownAt(
  fleet: Contacts,
  site: SiteRef,
  now: number,
  ...since: (string | undefined)[]
): string {
  return earliest(
    new Date(now).toISOString(),
    fleet.site(site)?.lastContact,
    ...since,
  );
}
