import type {
  ModelCounts,
  ModelVersionRow,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { DeploymentFacts } from './deploymentFacts';

/** Counts deployments of one model, or of one part of them, in the order of their refs. */
export class ModelTally {
  readonly #facts: DeploymentFacts;
  #place = -1;
  #sites = 0;
  #ready = 0;
  #notReady = 0;
  #stale = 0;
  #awaited = 0;
  failed = 0;
  behind = 0;
  diverged = 0;

  constructor(facts: DeploymentFacts) {
    this.#facts = facts;
  }

  add(row: number): void {
    const facts = this.#facts;
    if (facts.behind(row)) this.behind += 1;
    if (facts.diverged(row)) this.diverged += 1;
    if (facts.awaited(row)) {
      this.#awaited += 1;
      return;
    }
    const place = facts.place(row);
    if (place !== this.#place) {
      this.#place = place;
      this.#sites += 1;
    }
    if (facts.remembered(row)) this.#stale += 1;
    else if (facts.ready(row)) this.#ready += 1;
    else {
      this.#notReady += 1;
      if (facts.failed(row)) this.failed += 1;
    }
  }

  /** Different sites on which one was seen. */
  get sites(): number {
    return this.#sites;
  }

  get counts(): ModelCounts {
    return {
      total: this.#ready + this.#notReady + this.#stale,
      ready: this.#ready,
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

/** Counts rows by what `of` says of them. */
export function tallyBy<TKey>(
  facts: DeploymentFacts,
  rows: Int32Array,
  of: (row: number) => TKey,
): Map<TKey, ModelTally> {
  const tallies = new Map<TKey, ModelTally>();
  for (const row of rows) {
    const key = of(row);
    let tally = tallies.get(key);
    if (!tally) {
      tally = new ModelTally(facts);
      tallies.set(key, tally);
    }
    tally.add(row);
  }
  return tallies;
}
