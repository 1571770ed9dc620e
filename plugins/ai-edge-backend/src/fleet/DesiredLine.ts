import type { Desired } from '@ai-edge/backstage-plugin-ai-edge-gitops';
import type {
  Comparison,
  DesiredCommit,
  DesiredHistory,
} from './DesiredHistory';
import type { DesiredEntry } from './DesiredIndex';

/** What all lines of a repository have in common. */
export interface DesiredRepository {
  readonly gitops: string;
  /** The commit that was read last. */
  revision: string;
  repoUrl: string;
  branch: string;
  asOf: string;
  history?: DesiredHistory;
  /** Lines with a question that had no answer, and what they were told. */
  unsettled: Map<DesiredLine, Unsettled>;
}

interface Unsettled {
  revision: string;
  told: string;
}

/** What is new about a line. */
export type DesiredNews = Pick<
  DesiredEntry,
  'changedAt' | 'joined' | 'formerPath'
>;

function print(comparison: Comparison): string {
  return JSON.stringify(comparison);
}

/** One line of a repository. */
export class DesiredLine implements DesiredEntry {
  readonly desired: Desired;
  /** What it was made of: the same object again says the same. */
  readonly origin: Desired;
  readonly changedAt?: string;
  readonly joined?: boolean;
  readonly formerPath?: string;
  readonly #repository: DesiredRepository;

  static create(
    repository: DesiredRepository,
    line: { desired: Desired; origin: Desired },
    news: DesiredNews,
  ): DesiredLine {
    return new DesiredLine(repository, line, news);
  }

  private constructor(
    repository: DesiredRepository,
    { desired, origin }: { desired: Desired; origin: Desired },
    news: DesiredNews,
  ) {
    this.#repository = repository;
    this.desired = desired;
    this.origin = origin;
    this.changedAt = news.changedAt;
    this.joined = news.joined;
    this.formerPath = news.formerPath;
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

  get changed(): DesiredCommit | undefined {
    return this.#repository.history?.changed(this.desired.path);
  }

  get mode(): string | undefined {
    return this.#repository.history?.modeOf(this.desired.path);
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

  at(revision: string): Pick<Desired, 'version' | 'artifact'> | undefined {
    const comparison = this.#compare(revision);
    if (comparison.is === 'same') return this.desired;
    if (comparison.is !== 'other') return undefined;
    const said = this.#repository.history?.said(this.desired.path, revision);
    // Nobody knows yet: the line is looked at again when the repository is set again.
    if (!said) this.#unsettle(revision, 'unsaid');
    return said;
  }

  compare(revision: string): Comparison {
    const comparison = this.#compare(revision);
    if (comparison.is === 'pending' || comparison.is === 'unknown') {
      this.#unsettle(revision, print(comparison));
    }
    return comparison;
  }

  /** Whether there is another answer by now. */
  isAnswered({ revision, told }: Unsettled): boolean {
    return told === 'unsaid'
      ? this.#repository.history?.said(this.desired.path, revision) !==
          undefined
      : print(this.#compare(revision)) !== told;
  }

  #unsettle(revision: string, told: string): void {
    this.#repository.unsettled.set(this, { revision, told });
  }

  #compare(revision: string): Comparison {
    const { history, revision: head } = this.#repository;
    if (history) return history.compare(this.desired.path, revision);
    return revision === head
      ? { is: 'same' }
      : { is: 'unknown', why: 'does not have' };
  }
}
