import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type {
  GitRepositories,
  GitRepository,
} from '../../sources/git/GitRepositories';
import { poll } from '../../sources/poll';
import type { ProposalImpacts } from '../change/ProposalImpacts';
import type { ProposalPlanner } from '../ProposalPlanner';
import { RepositoryReplans } from './RepositoryReplans';

/** How long a push waits for more of them. */
const DEBOUNCE_MS = 500;
/** How long to wait for a task that is running. */
const BUSY_MS = 5_000;
const RETRY_MS = 30_000;
const TASK = 'ai-edge-replan-proposals';

export interface ReplannerOptions {
  repositories: GitRepositories;
  planner: ProposalPlanner;
  impacts: ProposalImpacts;
  /** Lets one replica at a time write. */
  scheduler: SchedulerService;
  logger: LoggerService;
}

/**
 * Plans every open proposal of the portal again when the branch that it is for has moved, and finds what all open
 * ones change. Every replica judges, for its own answers; branches and comments are written by whichever the scheduler
 * elects.
 */
export class Replanner {
  readonly #options: ReplannerOptions;
  readonly #replans: Map<GitRepository, RepositoryReplans>;

  static create(options: ReplannerOptions) {
    return new Replanner(options);
  }

  private constructor(options: ReplannerOptions) {
    this.#options = options;
    this.#replans = new Map(
      options.repositories
        .list()
        .map(repository => [
          repository,
          RepositoryReplans.create({ ...options, repository }),
        ]),
    );
  }

  /** Judges and writes what there is to write, in all repositories. */
  async carryOut(): Promise<void> {
    for (const [repository, replans] of this.#replans) {
      try {
        await replans.judge();
        if (replans.isPending) await replans.carryOut();
      } catch (error) {
        // Of one repository, whose own status says more; the others are not to wait for it.
        this.#options.logger.warn(
          `Open proposals of ${repository.config.name} were not looked after: ${
            toError(error).message
          }`,
        );
      }
    }
  }

  /** Looks after open proposals until the signal aborts. */
  async start(signal: AbortSignal): Promise<void> {
    if (this.#replans.size === 0) return;
    const unsubscribes = [...this.#replans].flatMap(([repository, replans]) =>
      this.#follow(repository, replans),
    );
    let isScheduled = false;
    await poll(
      async () => {
        isScheduled ||= await this.#trySchedule(signal);
      },
      { intervalMs: RETRY_MS, signal },
    );
    unsubscribes.forEach(unsubscribe => unsubscribe());
  }

  /** False when the database does not take it: judging goes on without. */
  async #trySchedule(signal: AbortSignal): Promise<boolean> {
    try {
      await this.#options.scheduler.scheduleTask({
        id: TASK,
        frequency: { minutes: 1 },
        timeout: { minutes: 10 },
        scope: 'global',
        signal,
        fn: () => this.carryOut(),
      });
      return true;
    } catch (error) {
      this.#options.logger.warn(
        `Open proposals are not kept up to date: ${toError(error).message}`,
      );
      return false;
    }
  }

  #follow(
    { source, reviews, config }: GitRepository,
    replans: RepositoryReplans,
  ): (() => void)[] {
    const { logger, scheduler } = this.#options;
    let timer: NodeJS.Timeout | undefined;
    let isOver = false;
    const judge = async (): Promise<boolean> => {
      try {
        await replans.judge();
        if (replans.isPending) await scheduler.triggerTask(TASK);
        return true;
      } catch (error) {
        // The task looks again in a minute.
        logger.debug(
          `Open proposals of ${config.name}: ${toError(error).message}`,
        );
        return toError(error).name !== 'ConflictError';
      }
    };
    const later = (delayMs: number) => {
      if (timer || isOver) return;
      timer = setTimeout(async () => {
        timer = undefined;
        // The task is at it already and may have passed this by: look again when it has had the time to end.
        if (!(await judge())) later(BUSY_MS);
      }, delayMs);
      timer.unref();
    };
    const moved = () => later(DEBOUNCE_MS);
    return [
      source.onRevision(moved),
      reviews.onOpenChanged(moved),
      () => {
        isOver = true;
        clearTimeout(timer);
      },
    ];
  }
}
