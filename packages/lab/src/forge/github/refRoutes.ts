import type { Request } from 'express';
import Router from 'express-promise-router';
import type { Forge } from '../Forge';
import { refreshPulls } from '../pulls/refreshPulls';
import { createBranch } from './createBranch';
import { GithubError } from './GithubError';
import { presentRef } from './gitRoutes';
import { repositoryOf, writerOf } from './respond';

const branchOf = (req: Request) =>
  ((req.params as Record<string, string>)[0] ?? '').replace(/^heads\//, '');

const REFUSALS = {
  exists: 'Reference already exists',
  'no-commit': 'Object does not exist',
  'bad-name': `Reference name must start with 'refs/heads/' and be valid`,
};

/** Branches that are made, moved and taken away. */
export function refRoutes(forge: Forge) {
  const router = Router();
  const refs = '/repos/:owner/:name/git/refs';

  router.post(refs, async (req, res) => {
    const user = writerOf(req);
    const repository = repositoryOf(forge, req);
    const ref = String(req.body?.ref ?? '');
    const sha = String(req.body?.sha ?? '');
    const made = await repository.exclusive(() =>
      createBranch(forge, repository, user, { ref, sha }),
    );
    if ('refused' in made) throw new GithubError(422, REFUSALS[made.refused]);
    res.status(201).json(presentRef(forge, repository, made.branch, sha));
  });

  router.patch(`${refs}/*`, async (req, res) => {
    const { login } = writerOf(req);
    const repository = repositoryOf(forge, req);
    const { git } = repository;
    const branch = branchOf(req);
    const sha = String(req.body?.sha ?? '');
    await repository.exclusive(async () => {
      const before = await git.branch(branch);
      if (!before) throw new GithubError(422, 'Reference does not exist');
      if ((await git.resolve(sha)) !== sha) {
        throw new GithubError(422, 'Object does not exist');
      }
      const isForward = (await git.mergeBase(before, sha)) === before;
      if (!isForward && req.body?.force !== true) {
        throw new GithubError(422, 'Update is not a fast forward');
      }
      await git.setRef(`refs/heads/${branch}`, sha, before);
      forge.pushed({ repository, branch, before, after: sha, pusher: login });
      await refreshPulls(forge, repository, login);
    });
    res.json(presentRef(forge, repository, branch, sha));
  });

  router.delete(`${refs}/*`, async (req, res) => {
    const { login } = writerOf(req);
    const repository = repositoryOf(forge, req);
    const branch = branchOf(req);
    await repository.exclusive(async () => {
      const before = await repository.git.branch(branch);
      if (!before) throw new GithubError(422, 'Reference does not exist');
      if (branch === 'main') {
        throw new GithubError(422, 'Cannot delete the default branch');
      }
      await repository.git.deleteBranch(branch);
      forge.pushed({ repository, branch, before, pusher: login });
    });
    res.status(204).end();
  });

  return router;
}
