import {
  stringifyDeploymentRef,
  type DeploymentRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Desired } from '@ai-edge/backstage-plugin-ai-edge-gitops';
import { DesiredLine, type DesiredRepository } from './DesiredLine';
import type { DesiredState } from './Fleet';
import { samePrint } from './samePrint';
import type { SharedValues } from './SharedValues';

/** One line of desired state, and since when Git says so. */
export interface DesiredEntry {
  readonly desired: Desired;
  readonly gitops: string;
  readonly repoUrl: string;
  readonly branch: string;
  /** When the repository was read last. */
  readonly asOf: string;
  /** When the portal saw the line change; absent when it was so from the beginning. */
  readonly changedAt?: string;
  /** True when no commit changed it but the inventory: a site joined those that a placement chooses. */
  readonly joined?: boolean;
  /** What the line said at a commit; `undefined` for a commit that the portal has not read. */
  at(revision: string): Desired | undefined;
  /** Whether the line said the same at a commit; `undefined` for a commit that the portal has not read. */
  sameAt(revision: string): boolean | undefined;
}

function refOf({ hub, site, namespace, object }: Desired): DeploymentRef {
  return { hub, site, namespace, kind: object.kind, name: object.name };
}

interface Repository {
  hubs: Set<string>;
  head: DesiredRepository;
  /** In the order of the last reading: the next one has mostly the same lines in the same places. */
  order: string[];
  lines: Map<string, DesiredLine>;
}

/** What a new state of a repository changes. */
export interface DesiredChange {
  /** Refs whose line changed, came or went. */
  touched: Map<string, DeploymentRef>;
  /** A commit that had not been read before. */
  moved: boolean;
}

/** What Git wants, by deployment, over all configured repositories. */
export class DesiredIndex {
  readonly #repositories = new Map<string, Repository>();
  readonly #shared: SharedValues;

  constructor(shared: SharedValues) {
    this.#shared = shared;
  }

  get(key: string): DesiredEntry | undefined {
    for (const { lines } of this.#repositories.values()) {
      const line = lines.get(key);
      if (line) return line;
    }
    return undefined;
  }

  /** Keys of a repository's lines. */
  keysOf(gitops: string): Iterable<string> {
    return this.#repositories.get(gitops)?.lines.keys() ?? [];
  }

  refOf(key: string): DeploymentRef | undefined {
    const desired = this.get(key)?.desired;
    return desired && refOf(desired);
  }

  /** True when a repository that is for the hub has been read. */
  knows(hub: string): boolean {
    for (const { hubs } of this.#repositories.values()) {
      if (hubs.has(hub)) return true;
    }
    return false;
  }

  /** Takes the newest state of a repository. */
  set(state: DesiredState, hubs: string[]): DesiredChange {
    const { gitops, revision, repoUrl, branch, asOf } = state;
    const before = this.#repositories.get(gitops);
    const moved = before !== undefined && before.head.revision !== revision;
    const revisions = before?.head.revisions ?? new Map<string, number>();
    const newest = before ? revisions.get(before.head.revision)! : -1;
    const now = before && !moved ? newest : newest + 1;
    revisions.set(revision, now);
    const head = before?.head ?? {
      gitops,
      revision,
      repoUrl,
      branch,
      asOf,
      revisions,
    };
    Object.assign(head, { revision, repoUrl, branch, asOf });
    const touched = new Map<string, DeploymentRef>();
    const lines: Repository['lines'] = new Map();
    const order: string[] = [];
    const allHubs = new Set(hubs);
    for (const [place, desired] of state.desired.entries()) {
      const [key, known] = this.#find(before, place, desired);
      allHubs.add(desired.hub);
      order.push(key);
      if (known && samePrint(known.desired, desired)) {
        lines.set(key, known);
        continue;
      }
      touched.set(key, refOf(desired));
      const isNews = moved || before?.hubs.has(desired.hub);
      lines.set(
        key,
        DesiredLine.next(
          head,
          known,
          { since: now, desired: this.#share(desired) },
          {
            changedAt: isNews ? asOf : undefined,
            joined: isNews ? !moved : undefined,
          },
        ),
      );
    }
    for (const [key, { desired }] of before?.lines ?? []) {
      if (!lines.has(key)) touched.set(key, refOf(desired));
    }
    this.#repositories.set(gitops, { hubs: allHubs, head, order, lines });
    return { touched, moved: moved || !before };
  }

  #share(desired: Desired): Desired {
    const own = { ...desired, object: this.#shared.value(desired.object) };
    this.#shared.texts(own);
    return own;
  }

  /** Writing a ref out costs more than looking where the line was before. */
  #find(
    before: Repository | undefined,
    place: number,
    desired: Desired,
  ): [key: string, known: DesiredLine | undefined] {
    const key = before?.order[place];
    const known = key === undefined ? undefined : before?.lines.get(key);
    if (key !== undefined && known?.isAbout(desired)) return [key, known];
    const written = stringifyDeploymentRef(refOf(desired));
    return [written, before?.lines.get(written)];
  }
}
