import type { FleetChange } from '../fleet/Fleet';

/** `hub/name` of the site that a key of a site or of a deployment belongs to. */
export function siteOfKey(key: string): string {
  return key.split('/', 2).join('/');
}

/** Keys of the sites that say something else than when they were last taken. Renewals are not announced. */
export class ChangedSites {
  #keys = new Set<string>();

  note({ kinds, refs }: FleetChange): void {
    if (!kinds.includes('site') && !kinds.includes('deployment')) return;
    for (const ref of refs) {
      if (ref.includes('/')) this.#keys.add(siteOfKey(ref));
    }
  }

  take(): Set<string> {
    const keys = this.#keys;
    this.#keys = new Set();
    return keys;
  }

  /** What was taken could not be written. */
  giveBack(keys: Iterable<string>): void {
    for (const key of keys) this.#keys.add(key);
  }
}
