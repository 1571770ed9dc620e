import type { PullRequest } from '@ai-edge/backstage-plugin-ai-edge-gitops';

/** What has become of the open pull requests of a repository. */
export interface OpenChange {
  /** Those that have come, or whose commits, text, base or draft state are others now. */
  changed: PullRequest[];
  /** Numbers of those that are not open any more. */
  ended: number[];
}

/** What makes an open pull request another one. A comment does not. */
function meaning(pull: PullRequest): string {
  const { headRevision, title, body, branch, base, draft, updatedAt } = pull;
  return JSON.stringify([
    headRevision ?? updatedAt,
    title,
    body,
    branch,
    base,
    draft,
  ]);
}

/** The open pull requests with their texts, which may be long and are kept of no others. */
export class OpenPulls {
  readonly #pulls = new Map<number, PullRequest>();
  readonly #listeners = new Set<(change: OpenChange) => void>();

  static create() {
    return new OpenPulls();
  }

  private constructor() {}

  get(number: number): PullRequest | undefined {
    return this.#pulls.get(number);
  }

  list(): PullRequest[] {
    return [...this.#pulls.values()];
  }

  /** Returns what ends the subscription. A listener deals with its own failures. */
  onChange(listener: (change: OpenChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes in pull requests of any state. */
  put(pulls: PullRequest[]): OpenChange {
    const change: OpenChange = { changed: [], ended: [] };
    for (const pull of pulls) {
      const known = this.#pulls.get(pull.number);
      if (pull.state !== 'open') {
        if (this.#pulls.delete(pull.number)) change.ended.push(pull.number);
        continue;
      }
      this.#pulls.set(pull.number, pull);
      if (!known || meaning(known) !== meaning(pull)) change.changed.push(pull);
    }
    if (change.changed.length > 0 || change.ended.length > 0) {
      for (const listener of this.#listeners) listener(change);
    }
    return change;
  }
}
