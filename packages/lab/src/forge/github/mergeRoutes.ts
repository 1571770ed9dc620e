import Router from 'express-promise-router';
import type { Forge } from '../Forge';
import { ForgeError } from '../ForgeError';
import { isDraft } from '../pulls/pullDiff';
import { mergePull } from '../pulls/mergePull';
import { GithubError, notFound } from './GithubError';
import { pullOf, repositoryOf, writerOf } from './respond';

/** Whether a pull request is merged, and merging it. */
export function mergeRoutes(forge: Forge) {
  const router = Router();
  const merge = '/repos/:owner/:name/pulls/:number(\\d+)/merge';

  router.get(merge, async (req, res) => {
    const pull = pullOf(repositoryOf(forge, req), req);
    if (!pull.merged) throw notFound();
    res.status(204).end();
  });

  router.put(merge, async (req, res) => {
    const user = writerOf(req);
    const repository = repositoryOf(forge, req);
    const pull = pullOf(repository, req);
    const { sha, merge_method: method = 'merge' } = req.body ?? {};
    if (isDraft(pull)) {
      throw new GithubError(405, 'Pull Request is still a draft');
    }
    if (sha !== undefined && sha !== pull.headSha) {
      throw new GithubError(
        409,
        'Head branch was modified. Review and try the merge again.',
      );
    }
    try {
      await repository.exclusive(() =>
        mergePull(forge, repository, pull, user, {
          style: String(method),
          title: req.body?.commit_title,
          message: req.body?.commit_message,
        }),
      );
    } catch (error) {
      if (!(error instanceof ForgeError)) throw error;
      throw new GithubError(405, 'Pull Request is not mergeable');
    }
    res.json({
      sha: pull.merged?.sha,
      merged: true,
      message: 'Pull Request successfully merged',
    });
  });

  return router;
}
