import type { Desired } from '@ai-edge/backstage-plugin-ai-edge-gitops';
import type { DesiredEntry } from './DesiredIndex';

/** What all lines of a repository have in common. */
export interface DesiredRepository {
  readonly gitops: string;
  /** The commit that was read last. */
  revision: string;
  repoUrl: string;
  branch: string;
  asOf: string;
  /** Commits of the branch that this process has read, numbered in the order in which the branch was last at each. */
  revisions: Map<string, number>;
}

/** What a line said, from the commit of that number on. */
interface Past {
  since: number;
  desired: Desired;
}

const KEPT_PASTS = 20;

/** One line of a repository, with what it said at earlier commits. */
export class DesiredLine implements DesiredEntry {
  readonly changedAt?: string;
  readonly joined?: boolean;
  readonly #repository: DesiredRepository;
  readonly #now: Past;
  readonly #pasts?: Past[];

  /** The line as it is from now on. */
  static next(
    repository: DesiredRepository,
    before: DesiredLine | undefined,
    now: Past,
    news: Pick<DesiredEntry, 'changedAt' | 'joined'>,
  ): DesiredLine {
    const pasts = before && [...(before.#pasts ?? []), before.#now];
    return new DesiredLine(repository, now, pasts?.slice(-KEPT_PASTS), news);
  }

  private constructor(
    repository: DesiredRepository,
    now: Past,
    pasts: Past[] | undefined,
    news: Pick<DesiredEntry, 'changedAt' | 'joined'>,
  ) {
    this.#repository = repository;
    this.#now = now;
    this.#pasts = pasts;
    this.changedAt = news.changedAt;
    this.joined = news.joined;
  }

  get desired(): Desired {
    return this.#now.desired;
  }

  get gitops(): string {
    return this.#repository.gitops;
  }

  get repoUrl(): string {
    return this.#repository.repoUrl;
  }

  get branch(): string {
    return this.#repository.branch;
  }

  get asOf(): string {
    return this.#repository.asOf;
  }

  /** Whether it is about the same deployment as another line. */
  isAbout({ hub, site, namespace, object }: Desired): boolean {
    const own = this.desired;
    return (
      own.site === site &&
      own.namespace === namespace &&
      own.object.name === object.name &&
      own.object.kind === object.kind &&
      own.hub === hub
    );
  }

  at(revision: string): Desired | undefined {
    const at = this.#repository.revisions.get(revision);
    if (at === undefined) return undefined;
    return at >= this.#now.since
      ? this.#now.desired
      : this.#pasts?.findLast(({ since }) => since <= at)?.desired;
  }

  sameAt(revision: string): boolean | undefined {
    const at = this.#repository.revisions.get(revision);
    return at === undefined ? undefined : at >= this.#now.since;
  }
}
