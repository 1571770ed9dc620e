import {
  stringifyDeploymentRef,
  type DeploymentRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import {
  isSameRepository,
  type Desired,
} from '@ai-edge/backstage-plugin-ai-edge-gitops';
import type { Comparison, DesiredCommit } from './DesiredHistory';
import { DesiredLine, type DesiredRepository } from './DesiredLine';
import type { DesiredState } from './Fleet';
import { sameDesired } from './sameDesired';
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
  /** The path that the line had before it changed. */
  readonly formerPath?: string;
  /** The newest commit that changed what it builds, as far as the repository's history goes. */
  readonly changed?: DesiredCommit;
  /** KServe's deployment mode, as what it builds spells it. */
  readonly mode?: string;
  /** What was served at a commit; `undefined` when that is not known. */
  at(revision: string): Pick<Desired, 'version' | 'artifact'> | undefined;
  /** How what was built at a commit relates to what is built now. */
  compare(revision: string): Comparison;
}

/** A line that Git does not hold any more. */
export interface FormerLine {
  gitops: string;
  /** The commit that was read first without it. */
  revision: string;
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
  /** What each path built, by the history's print. */
  prints: Map<string, string>;
}

/** What Git wants, by deployment, over all configured repositories. */
export class DesiredIndex {
  readonly #repositories = new Map<string, Repository>();
  readonly #former = new Map<string, FormerLine>();
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

  /** What is known of a line that is not there any more. */
  former(key: string): FormerLine | undefined {
    return this.#former.get(key);
  }

  /** Whether a repository that has been read has this address. */
  isOurs(repoUrl: string): boolean {
    return [...this.#repositories.values()].some(({ head }) =>
      isSameRepository(head.repoUrl, repoUrl),
    );
  }

  /** True when a repository that is for the hub has been read. */
  knows(hub: string): boolean {
    for (const { hubs } of this.#repositories.values()) {
      if (hubs.has(hub)) return true;
    }
    return false;
  }

  /**
   * Takes the newest state of a repository. Answers the refs that have to be looked at again: whose line changed, came
   * or went, whose path builds something else, and who asked what has an answer by now.
   */
  set(state: DesiredState, hubs: string[]): Map<string, DeploymentRef> {
    const { gitops, revision, asOf } = state;
    const before = this.#repositories.get(gitops);
    const moved = before !== undefined && before.head.revision !== revision;
    const head = this.#head(before, state);
    const touched = new Map<string, DeploymentRef>();
    const lines: Repository['lines'] = new Map();
    const order: string[] = [];
    const allHubs = new Set(hubs);
    const prints = new Map<string, string>();
    for (const [place, desired] of state.desired.entries()) {
      const [key, known] = this.#find(before, place, desired);
      const { path } = desired;
      allHubs.add(desired.hub);
      order.push(key);
      if (!prints.has(path)) prints.set(path, state.history?.print(path) ?? '');
      if (
        known &&
        (known.origin === desired || sameDesired(known.desired, desired))
      ) {
        lines.set(key, known);
        if (before?.prints.get(path) !== prints.get(path)) {
          touched.set(key, refOf(desired));
        }
        continue;
      }
      touched.set(key, refOf(desired));
      const isNews = moved || before?.hubs.has(desired.hub);
      lines.set(
        key,
        DesiredLine.create(
          head,
          { desired: this.#share(desired), origin: desired },
          {
            changedAt: isNews ? asOf : undefined,
            joined: isNews ? !moved : undefined,
            formerPath: known?.desired.path,
          },
        ),
      );
      this.#former.delete(key);
    }
    for (const [key, { desired }] of before?.lines ?? []) {
      if (lines.has(key)) continue;
      touched.set(key, refOf(desired));
      this.#former.set(key, { gitops, revision });
    }
    const repository = { hubs: allHubs, head, order, lines, prints };
    this.#repositories.set(gitops, repository);
    this.#answer(repository, touched);
    return touched;
  }

  #head(
    before: Repository | undefined,
    { gitops, revision, repoUrl, branch, history, asOf }: DesiredState,
  ): DesiredRepository {
    const now = { revision, repoUrl, branch, history, asOf };
    return before
      ? Object.assign(before.head, now)
      : { gitops, unsettled: new Map(), ...now };
  }

  /** Adds the refs of lines that have an answer by now. */
  #answer(
    { head: { unsettled }, lines }: Repository,
    touched: Map<string, DeploymentRef>,
  ): void {
    for (const [line, question] of [...unsettled]) {
      const ref = refOf(line.desired);
      const key = stringifyDeploymentRef(ref);
      const isThere = lines.get(key) === line;
      if (!isThere || touched.has(key) || line.isAnswered(question)) {
        unsettled.delete(line);
        if (isThere) touched.set(key, ref);
      }
    }
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
