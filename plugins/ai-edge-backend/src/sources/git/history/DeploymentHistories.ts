import { InputError } from '@backstage/errors';
import type {
  DeploymentHistory,
  DeploymentRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Fleet } from '../../../fleet/Fleet';
import type { GitRepository } from '../GitRepositories';
import { inventoryOf } from '../inventoryOf';
import { DeploymentWalk } from './DeploymentWalk';
import { decodeHistoryCursor, encodeHistoryCursor } from './HistoryCursor';

type Repository = Pick<GitRepository, 'config' | 'layout' | 'history'> & {
  source: { readonly asOf: string | undefined };
};

/** What Git wanted of a deployment over time, from the mirrors of the configured repositories. */
export class DeploymentHistories {
  readonly #repositories: { list(): Repository[] };
  readonly #fleet: Pick<Fleet, 'site'>;

  static create(options: {
    repositories: { list(): Repository[] };
    fleet: Pick<Fleet, 'site'>;
  }) {
    return new DeploymentHistories(options);
  }

  private constructor(options: {
    repositories: { list(): Repository[] };
    fleet: Pick<Fleet, 'site'>;
  }) {
    this.#repositories = options.repositories;
    this.#fleet = options.fleet;
  }

  /** Throws an `InputError` for a cursor that is not of this branch as it is now. */
  async read(
    ref: DeploymentRef,
    query: { limit: number; cursor?: string },
  ): Promise<DeploymentHistory> {
    const cursor =
      query.cursor === undefined
        ? undefined
        : decodeHistoryCursor(query.cursor, ref);
    const known = this.#repositories
      .list()
      .filter(
        ({ config, history }) =>
          config.hubs.includes(ref.hub) &&
          history.branch.head >= 0 &&
          (cursor === undefined || cursor.gitops === config.name),
      );
    let nothing: DeploymentHistory | undefined;
    for (const repository of known) {
      const { branch } = repository.history;
      const number =
        cursor === undefined ? branch.head : branch.numberOf(cursor.revision);
      if (number === undefined) continue;
      const page = await this.#page(repository, ref, query.limit, {
        number,
        activeTo: cursor?.activeTo,
      });
      // The repository that has ever held it is the one to tell.
      if (cursor || page.items.length > 0) return page;
      nothing ??= { ...page, gitops: undefined, branch: undefined };
    }
    if (cursor) {
      throw new InputError(
        'cursor: is not of this history as it is now, start again without it',
      );
    }
    return nothing ?? { items: [], complete: false, pageInfo: {} };
  }

  async #page(
    { config, layout, history, source }: Repository,
    ref: DeploymentRef,
    limit: number,
    start: { number: number; activeTo?: string },
  ): Promise<DeploymentHistory> {
    const site = this.#fleet.site({ hub: ref.hub, name: ref.site });
    const { items, next } = await new DeploymentWalk({
      history,
      layout,
      ref,
      inventory: inventoryOf(site ? [site] : []),
    }).page(start, limit);
    const revision =
      next === undefined ? undefined : history.branch.commit(next)?.revision;
    return {
      items,
      gitops: config.name,
      branch: config.branch,
      complete: history.branch.isWhole,
      pageInfo:
        revision === undefined
          ? {}
          : {
              nextCursor: encodeHistoryCursor(
                {
                  gitops: config.name,
                  revision,
                  activeTo: items.at(-1)?.at ?? start.activeTo,
                },
                ref,
              ),
            },
      asOf: source.asOf,
    };
  }
}
