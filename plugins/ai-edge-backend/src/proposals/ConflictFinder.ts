import type {
  Finding,
  Preview,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type {
  Forge,
  PullRequest,
} from '@ai-edge/backstage-plugin-ai-edge-gitops';

/** With the list itself: at most 6 calls of the forge for a preview. */
const MAX_COMPARED = 5;
const REMEMBERED = 500;

export interface FoundConflicts {
  conflicts: Preview['conflicts'];
  /** Says so when not all open proposals could be compared. */
  findings: Finding[];
}

/**
 * Finds open pull requests that change the same files. What a pull request changes is remembered until it is
 * updated, so that looking again costs nothing.
 */
export class ConflictFinder {
  readonly #paths = new Map<string, string[]>();

  static create() {
    return new ConflictFinder();
  }

  async find(
    forge: Forge,
    repository: string,
    open: PullRequest[],
    paths: string[],
  ): Promise<FoundConflicts> {
    if (paths.length === 0) return { conflicts: [], findings: [] };
    const ours = new Set(paths);
    const conflicts: FoundConflicts['conflicts'] = [];
    let calls = 0;
    let skipped = 0;
    for (const pull of open) {
      const key = `${repository}#${pull.number}@${pull.updatedAt}`;
      let theirs = this.#paths.get(key);
      if (!theirs && calls < MAX_COMPARED) {
        calls += 1;
        theirs = await forge.changedPaths(pull.number);
        this.#remember(key, theirs);
      }
      if (!theirs) {
        skipped += 1;
        continue;
      }
      const shared = theirs.filter(path => ours.has(path));
      if (shared.length > 0) {
        conflicts.push({ number: pull.number, url: pull.url, paths: shared });
      }
    }
    const findings: Finding[] =
      skipped === 0
        ? []
        : [
            {
              id: 'conflicts-not-compared',
              state: 'unknown',
              title: `${skipped} older open pull requests were not compared yet`,
            },
          ];
    return { conflicts, findings };
  }

  #remember(key: string, paths: string[]) {
    this.#paths.set(key, paths);
    for (const old of this.#paths.keys()) {
      if (this.#paths.size <= REMEMBERED) break;
      this.#paths.delete(old);
    }
  }
}
