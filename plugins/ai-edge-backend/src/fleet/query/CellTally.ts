import type { MatrixCell } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Place } from './readPlaces';

/** Counts the sites of one model. */
export class CellTally {
  readonly #versions = new Map<number, number>();
  readonly #counts = {
    sites: 0,
    noVersion: 0,
    silent: 0,
    ready: 0,
    notReady: 0,
    failed: 0,
    behind: 0,
    diverged: 0,
    awaited: 0,
  };

  add(place: Place): void {
    const counts = this.#counts;
    if (place.behind) counts.behind += 1;
    if (place.diverged) counts.diverged += 1;
    if (!place.seen) {
      if (place.awaited) counts.awaited += 1;
      return;
    }
    counts.sites += 1;
    if (place.silent) {
      counts.silent += 1;
      return;
    }
    if (place.ready) counts.ready += 1;
    else counts.notReady += 1;
    if (place.failed) counts.failed += 1;
    if (place.noVersion) counts.noVersion += 1;
    for (const version of place.versions) {
      this.#versions.set(version, (this.#versions.get(version) ?? 0) + 1);
    }
  }

  get sites(): number {
    return this.#counts.sites;
  }

  /** @param place - where a version is in the row's list */
  toCell(place: (version: number) => number): Omit<MatrixCell, 'group'> {
    const { sites, ...counts } = this.#counts;
    return {
      sites,
      versions: [...this.#versions]
        .map(([version, count]): [number, number] => [place(version), count])
        .sort(([one], [other]) => one - other),
      ...counts,
    };
  }
}
