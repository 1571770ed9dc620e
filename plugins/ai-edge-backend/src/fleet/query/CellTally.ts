import type { MatrixCell } from '@ai-edge/backstage-plugin-ai-edge-common';
import { FACTS } from './deploymentFacts';

/** Counts the sites of one model. */
export class CellTally {
  readonly #versions = new Map<number, number>();
  #sites = 0;
  #noVersion = 0;
  #silent = 0;
  #notReady = 0;
  #failed = 0;
  #behind = 0;
  #diverged = 0;
  #awaited = 0;

  /** @param facts - those of the site, with the numbers of the versions that it answers with */
  add(facts: number, versions: readonly number[]): void {
    if (facts & FACTS.behind) this.#behind += 1;
    if (facts & FACTS.diverged) this.#diverged += 1;
    if (facts & FACTS.remembered) {
      this.#sites += 1;
      this.#silent += 1;
    } else if (facts & FACTS.seen) {
      this.#sites += 1;
      if (facts & FACTS.notReady) this.#notReady += 1;
      if (facts & FACTS.failed) this.#failed += 1;
      if (facts & FACTS.noVersion) this.#noVersion += 1;
      for (const version of versions) {
        this.#versions.set(version, (this.#versions.get(version) ?? 0) + 1);
      }
    } else if (facts & FACTS.awaited) {
      this.#awaited += 1;
    }
  }

  /** @param place - where a version is in the row's list */
  toCell(place: (version: number) => number): Omit<MatrixCell, 'group'> {
    return {
      sites: this.#sites,
      versions: [...this.#versions]
        .map(([version, count]): [number, number] => [place(version), count])
        .sort(([one], [other]) => one - other),
      noVersion: this.#noVersion,
      silent: this.#silent,
      ready: this.#sites - this.#silent - this.#notReady,
      notReady: this.#notReady,
      failed: this.#failed,
      behind: this.#behind,
      diverged: this.#diverged,
      awaited: this.#awaited,
    };
  }
}
