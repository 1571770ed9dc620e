import Router from 'express-promise-router';
import { requireUser } from '../authenticate';
import type { Forge } from '../Forge';
import { ForgeError } from '../ForgeError';
import type { PullState } from '../state';
import { forgeUsers } from '../users';
import { presentUser } from './present';
import { pullOf, repositoryOf } from './respond';

/** Who is asked to review a pull request. */
export function reviewRoutes(forge: Forge) {
  const router = Router();
  const path = '/repos/:owner/:name/pulls/:number(\\d+)/requested_reviewers';

  router.post(path, async (req, res) => {
    requireUser(req);
    const repository = repositoryOf(forge, req);
    const pull = pullOf(repository, req);
    const logins = reviewersOf(req.body, pull);
    await repository.exclusive(async () => {
      pull.reviewers = [...new Set([...(pull.reviewers ?? []), ...logins])];
      pull.updatedAt = new Date().toISOString();
    });
    res.status(201).json(
      logins.map(login => ({
        user: presentUser(forge, login),
        state: 'REQUEST_REVIEW',
        body: '',
        commit_id: pull.headSha,
        stale: false,
        official: false,
        dismissed: false,
        comments_count: 0,
        submitted_at: pull.updatedAt,
        pull_request_url: `${repository.url}/pulls/${pull.number}`,
      })),
    );
  });

  router.delete(path, async (req, res) => {
    requireUser(req);
    const repository = repositoryOf(forge, req);
    const pull = pullOf(repository, req);
    const logins = reviewersOf(req.body, pull);
    await repository.exclusive(async () => {
      pull.reviewers = pull.reviewers?.filter(it => !logins.includes(it));
    });
    res.status(204).end();
  });

  return router;
}

/** The accounts of a request, each once; Gitea refuses all of them when one will not do. */
function reviewersOf(body: unknown, pull: PullState): string[] {
  const asked: unknown = (body as { reviewers?: unknown })?.reviewers ?? [];
  if (!Array.isArray(asked)) throw new ForgeError(422, '[Reviewers]: Invalid');
  const logins = [...new Set(asked.map(String))];
  for (const login of logins) {
    if (!forgeUsers.some(user => user.login === login)) {
      throw new ForgeError(
        404,
        `user does not exist [uid: 0, name: ${login}, keyid: 0]`,
      );
    }
    if (login === pull.author) {
      throw new ForgeError(422, "poster of pr can't be reviewer");
    }
  }
  return logins;
}
