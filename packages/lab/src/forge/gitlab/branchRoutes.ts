import Router from 'express-promise-router';
import type { Forge } from '../Forge';
import { requireAccount } from './account';
import { projectOf, sendPage } from './answer';
import { GitlabError } from './GitlabError';
import { presentBranch } from './present';

const branches = '/projects/:id/repository/branches';

/** Branches; names with a slash come encoded, as GitLab wants them. */
export function branchRoutes(forge: Forge) {
  const router = Router();

  router.get(branches, async (req, res) => {
    const repository = projectOf(forge, req);
    const wanted = req.query.search?.toString() ?? '';
    const all = await repository.git.branches();
    await sendPage(
      req,
      res,
      all.filter(({ name }) => name.includes(wanted)),
      branch => presentBranch(repository, branch),
    );
  });

  router.get(`${branches}/:branch`, async (req, res) => {
    const repository = projectOf(forge, req);
    const name = req.params.branch;
    const sha = await repository.git.branch(name);
    if (!sha) throw GitlabError.notFound('Branch');
    res.json(await presentBranch(repository, { name, sha }));
  });

  router.post(branches, async (req, res) => {
    const user = requireAccount(req);
    const repository = projectOf(forge, req);
    const { git } = repository;
    const { branch: name, ref } = { ...req.query, ...req.body };
    if (!name || !ref) {
      throw GitlabError.parameters(
        [!name && 'branch is missing', !ref && 'ref is missing']
          .filter(Boolean)
          .join(', '),
      );
    }
    const sha = await repository.exclusive(async () => {
      if (!(await git.isBranchName(String(name)))) {
        throw new GitlabError(400, 'Branch name is invalid');
      }
      if (await git.branch(String(name))) {
        throw new GitlabError(400, 'Branch already exists');
      }
      const start = await git.resolve(String(ref));
      if (!start) {
        throw new GitlabError(400, `Invalid reference name: ${ref}`);
      }
      await git.setRef(`refs/heads/${name}`, start, undefined);
      forge.pushed({
        repository,
        branch: String(name),
        after: start,
        pusher: user.login,
      });
      return start;
    });
    res
      .status(201)
      .json(await presentBranch(repository, { name: String(name), sha }));
  });

  router.delete(`${branches}/:branch`, async (req, res) => {
    const user = requireAccount(req);
    const repository = projectOf(forge, req);
    const { branch } = req.params;
    await repository.exclusive(async () => {
      const before = await repository.git.branch(branch);
      if (!before) throw GitlabError.notFound('Branch');
      if (branch === 'main') {
        throw new GitlabError(400, 'Cannot remove HEAD branch');
      }
      await repository.git.deleteBranch(branch);
      forge.pushed({ repository, branch, before, pusher: user.login });
    });
    res.status(204).end();
  });

  return router;
}
