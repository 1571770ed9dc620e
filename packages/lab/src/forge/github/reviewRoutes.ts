import type { Request } from 'express';
import Router from 'express-promise-router';
import type { Forge } from '../Forge';
import type { ForgeRepository } from '../ForgeRepository';
import type { PullState } from '../state';
import { forgeUsers } from '../users';
import { GithubError } from './GithubError';
import { presentUser } from './present';
import { presentPullSimple } from './presentPull';
import { pullOf, repositoryOf, writerOf } from './respond';
import { isTeam, presentTeam } from './teams';

/** Who is asked to review a pull request: accounts and teams. */
export function reviewRoutes(forge: Forge) {
  const router = Router();
  const path = '/repos/:owner/:name/pulls/:number(\\d+)/requested_reviewers';

  router.get(path, async (req, res) => {
    const pull = pullOf(repositoryOf(forge, req), req);
    res.json({
      users: (pull.reviewers ?? []).map(login => presentUser(forge, login)),
      teams: (pull.teams ?? []).map(slug => presentTeam(forge, slug)),
    });
  });

  router.post(path, async (req, res) => {
    writerOf(req);
    const repository = repositoryOf(forge, req);
    const pull = pullOf(repository, req);
    const asked = reviewersOf(req, repository, pull);
    const join = (before: string[] = [], more: string[] = []) => [
      ...new Set([...before, ...more]),
    ];
    await repository.exclusive(async () => {
      pull.reviewers = join(pull.reviewers, asked.users);
      pull.teams = join(pull.teams, asked.teams);
      pull.updatedAt = new Date().toISOString();
    });
    res.status(201).json(await presentPullSimple(forge, repository, pull));
  });

  router.delete(path, async (req, res) => {
    writerOf(req);
    const repository = repositoryOf(forge, req);
    const pull = pullOf(repository, req);
    const { users, teams } = reviewersOf(req, repository, pull);
    await repository.exclusive(async () => {
      pull.reviewers = pull.reviewers?.filter(it => !users.includes(it));
      pull.teams = pull.teams?.filter(it => !teams.includes(it));
    });
    res.json(await presentPullSimple(forge, repository, pull));
  });

  return router;
}

/** The accounts and teams of a request; GitHub refuses all of them when one will not do. */
function reviewersOf(
  req: Request,
  { owner, name }: ForgeRepository,
  pull: PullState,
) {
  const list = (value: unknown) =>
    Array.isArray(value) ? [...new Set(value.map(String))] : [];
  const users = list(req.body?.reviewers);
  const teams = list(req.body?.team_reviewers);
  const isUser = (login: string) => forgeUsers.some(u => u.login === login);
  if (!users.every(isUser) || !teams.every(isTeam)) {
    throw new GithubError(
      422,
      `Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the ${owner}/${name} repository.`,
    );
  }
  if (users.includes(pull.author)) {
    throw new GithubError(
      422,
      'Review cannot be requested from pull request author.',
    );
  }
  return { users, teams };
}
