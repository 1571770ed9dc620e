import type {
  ModelCounts,
  ModelVersionRow,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { FACTS, type DeploymentFacts } from './deploymentFacts';

/** Counts deployments of one model, or of one part of them, in the order of their refs. */
export class ModelTally {
  #place = -1;
  #total = 0;
  #notReady = 0;
  #stale = 0;
  #awaited = 0;
  #sites = 0;
  #failed = 0;
  #behind = 0;
  #diverged = 0;

  /** @param facts - those of the deployment, with the number of its site */
  add(facts: number, place: number): void {
    if (facts & FACTS.behind) this.#behind += 1;
    if (facts & FACTS.diverged) this.#diverged += 1;
    if (facts & FACTS.awaited) {
      this.#awaited += 1;
      return;
    }
    this.#total += 1;
    if (place !== this.#place) {
      this.#place = place;
      this.#sites += 1;
    }
    if (facts & FACTS.remembered) this.#stale += 1;
    if (facts & FACTS.notReady) this.#notReady += 1;
    if (facts & FACTS.failed) this.#failed += 1;
  }

  /** Different sites on which one was seen. */
  get sites(): number {
    return this.#sites;
  }

  get failed(): number {
    return this.#failed;
  }

  get behind(): number {
    return this.#behind;
  }

  get diverged(): number {
    return this.#diverged;
  }

  get counts(): ModelCounts {
    return {
      total: this.#total,
      ready: this.#total - this.#notReady - this.#stale,
      notReady: this.#notReady,
      stale: this.#stale,
      awaited: this.#awaited,
    };
  }

  versionRow(version: string | undefined): ModelVersionRow {
    const { total, ready, stale } = this.counts;
    return {
      ...(version !== undefined && { version }),
      deployments: total,
      ready,
      stale,
      sites: this.#sites,
    };
  }
}

/** Counts rows by what `key` says of them. */
export function tallyBy<TKey>(
  { of, place }: DeploymentFacts,
  rows: Int32Array,
  key: (row: number) => TKey,
): Map<TKey, ModelTally> {
  const tallies = new Map<TKey, ModelTally>();
  for (const row of rows) {
    const own = key(row);
    let tally = tallies.get(own);
    if (!tally) {
      tally = new ModelTally();
      tallies.set(own, tally);
    }
    tally.add(of(row), place(row));
  }
  return tallies;
}

/** Counts all rows. */
export function tallyAll(
  { of, place }: DeploymentFacts,
  rows: Int32Array,
): ModelTally {
  const tally = new ModelTally();
  for (const row of rows) tally.add(of(row), place(row));
  return tally;
}
