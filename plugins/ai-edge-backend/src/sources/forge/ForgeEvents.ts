import { randomUUID } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { EventParams, EventsService } from '@backstage/plugin-events-node';
import type { GitRepositories, GitRepository } from '../git/GitRepositories';
import { FORGE_TOPICS, readForgeEvent, type ForgeNews } from './readForgeEvent';

export interface ForgeEventsOptions {
  events: EventsService;
  repositories: Pick<GitRepositories, 'list'>;
  logger: LoggerService;
}

/** A forge may be reached by other names than it knows itself by: the end of the address is enough. */
function isMeant(repository: GitRepository, news: ForgeNews, topic: string) {
  const { forge, url } = repository.config;
  const path = new URL(url).pathname.replace(/\/+$/, '').replace(/\.git$/, '');
  return (
    forge === topic &&
    path.toLowerCase().endsWith(`/${news.repository.toLowerCase()}`)
  );
}

/**
 * What forges tell by webhook, as events: a push to the branch of a repository fetches it, and what happens to a pull
 * request or its checks has it read again, both at once. Signatures are checked where webhooks come in, before they
 * become events. Without webhooks all of it is seen on the interval.
 */
export class ForgeEvents {
  readonly #options: ForgeEventsOptions;

  static create(options: ForgeEventsOptions) {
    return new ForgeEvents(options);
  }

  private constructor(options: ForgeEventsOptions) {
    this.#options = options;
  }

  /** Listens until the signal aborts. */
  async start(signal: AbortSignal): Promise<void> {
    const { events, repositories } = this.#options;
    if (repositories.list().length === 0) return;
    await events.subscribe({
      // Of its own, as the index of every replica wants to know. Ids that nobody reads are forgotten by the bus.
      id: `ai-edge-forge-${randomUUID()}`,
      topics: [...FORGE_TOPICS],
      onEvent: async event => {
        if (!signal.aborted) this.#take(event);
      },
    });
  }

  /** Forges wait for the answer to a webhook: the work is done after it. */
  #take(event: EventParams) {
    const news = readForgeEvent(event);
    if (!news) return;
    for (const repository of this.#options.repositories.list()) {
      if (!isMeant(repository, news, event.topic)) continue;
      this.#follow(repository, news).catch(error =>
        // What went wrong is in the source's status, and the interval tries again.
        this.#options.logger.debug(
          `${repository.config.name} was not read after a webhook: ${
            toError(error).message
          }`,
        ),
      );
    }
  }

  async #follow(repository: GitRepository, news: ForgeNews) {
    const { config, source, reviews } = repository;
    const { branch, number, checksOf, revision } = news;
    if (branch === config.branch) {
      // Who follows the branch is told by the source.
      await source.refresh();
      return;
    }
    if (number !== undefined) {
      await reviews.heard({ numbers: [number] });
    } else if (checksOf !== undefined || revision !== undefined) {
      await reviews.heard({
        checksOf: checksOf === undefined ? [] : [checksOf],
        revisions: revision === undefined ? [] : [revision],
      });
    }
  }
}
