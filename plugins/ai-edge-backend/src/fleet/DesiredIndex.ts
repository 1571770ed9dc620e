import {
  stringifyDeploymentRef,
  type DeploymentRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Desired } from '@ai-edge/backstage-plugin-ai-edge-gitops';
import type { DesiredState } from './Fleet';
import { samePrint } from './samePrint';

/** One line of desired state, and since when Git says so. */
export interface DesiredEntry {
  ref: DeploymentRef;
  desired: Desired;
  gitops: string;
  repoUrl: string;
  branch: string;
  /** When the repository was read last. */
  asOf: string;
  /** When the portal saw the line change; absent when it was so from the beginning. */
  changedAt?: string;
  /** True when no commit changed it but the inventory: a site joined those that a placement chooses. */
  joined?: boolean;
  /** What the line said at a commit; `undefined` for a commit that the portal has not read. */
  at(revision: string): Desired | undefined;
  /** Whether the line said the same at a commit; `undefined` for a commit that the portal has not read. */
  sameAt(revision: string): boolean | undefined;
}

/** What a line said, from the commit of that number on. */
interface Past {
  since: number;
  desired: Desired;
}

const KEPT_PASTS = 20;

interface Repository {
  hubs: Set<string>;
  /** The commit that was read last. */
  revision: string;
  /** Commits of the branch that this process has read, numbered in the order in which the branch was last at each. */
  revisions: Map<string, number>;
  entries: Map<string, DesiredEntry & { pasts: Past[] }>;
}

function refOf({ hub, site, namespace, object }: Desired): DeploymentRef {
  return { hub, site, namespace, kind: object.kind, name: object.name };
}

/** What Git wants, by deployment, over all configured repositories. */
export class DesiredIndex {
  readonly #repositories = new Map<string, Repository>();

  get(key: string): DesiredEntry | undefined {
    for (const { entries } of this.#repositories.values()) {
      const entry = entries.get(key);
      if (entry) return entry;
    }
    return undefined;
  }

  /** True when a repository that is for the hub has been read. */
  knows(hub: string): boolean {
    return [...this.#repositories.values()].some(({ hubs }) => hubs.has(hub));
  }

  /** Takes the newest state of a repository and answers the refs whose line changed, came or went. */
  set(state: DesiredState, hubs: string[]): Map<string, DeploymentRef> {
    const before = this.#repositories.get(state.gitops);
    const revisions = before?.revisions ?? new Map<string, number>();
    const moved = before !== undefined && before.revision !== state.revision;
    const newest = Math.max(-1, ...revisions.values());
    const now = before && !moved ? newest : newest + 1;
    revisions.set(state.revision, now);
    const entries: Repository['entries'] = new Map();
    const touched = new Map<string, DeploymentRef>();
    for (const desired of state.desired) {
      const ref = refOf(desired);
      const key = stringifyDeploymentRef(ref);
      const known = before?.entries.get(key);
      const same = known !== undefined && samePrint(known.desired, desired);
      const pasts = same
        ? known.pasts
        : [...(known?.pasts ?? []), { since: now, desired }].slice(-KEPT_PASTS);
      if (!same) touched.set(key, ref);
      entries.set(key, {
        ref,
        desired,
        gitops: state.gitops,
        repoUrl: state.repoUrl,
        branch: state.branch,
        asOf: state.asOf,
        ...(same
          ? { changedAt: known.changedAt, joined: known.joined }
          : (moved || before?.hubs.has(ref.hub)) && {
              changedAt: state.asOf,
              joined: !moved,
            }),
        pasts,
        at: revision => {
          const at = revisions.get(revision);
          return at === undefined
            ? undefined
            : pasts.findLast(({ since }) => since <= at)?.desired;
        },
        sameAt: revision => {
          const at = revisions.get(revision);
          return at === undefined
            ? undefined
            : at >= pasts[pasts.length - 1].since;
        },
      });
    }
    for (const [key, { ref }] of before?.entries ?? []) {
      if (!entries.has(key)) touched.set(key, ref);
    }
    this.#repositories.set(state.gitops, {
      hubs: new Set([...hubs, ...state.desired.map(({ hub }) => hub)]),
      revision: state.revision,
      revisions,
      entries,
    });
    return touched;
  }
}
