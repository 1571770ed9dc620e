import Router from 'express-promise-router';
import { requireUser } from '../authenticate';
import type { Forge } from '../Forge';
import { ForgeError } from '../ForgeError';
import type { ForgeRepository } from '../ForgeRepository';
import { presentPayloadCommit } from './present';
import { notFound, paging, repositoryOf, sendPage } from './respond';

async function presentBranch(
  repository: ForgeRepository,
  name: string,
  sha: string,
) {
  return {
    name,
    commit: presentPayloadCommit(repository, await repository.git.commit(sha)),
    protected: false,
    required_approvals: 0,
    enable_status_check: false,
    user_can_push: true,
    user_can_merge: true,
  };
}

export function branchRoutes(forge: Forge) {
  const router = Router();

  router.get('/repos/:owner/:name/branches', async (req, res) => {
    const repository = repositoryOf(forge, req);
    const { skip, limit } = paging(req);
    const all = await repository.git.branches();
    const page = all.slice(skip, skip + limit);
    sendPage(
      req,
      res,
      await Promise.all(
        page.map(({ name, sha }) => presentBranch(repository, name, sha)),
      ),
      all.length,
    );
  });

  router.post('/repos/:owner/:name/branches', async (req, res) => {
    const user = requireUser(req);
    const repository = repositoryOf(forge, req);
    const name = String(req.body?.new_branch_name ?? '');
    const from = String(
      req.body?.old_ref_name || req.body?.old_branch_name || 'main',
    );
    if (!name || name.length > 100) {
      throw new ForgeError(422, '[NewBranchName]: Required');
    }
    const sha = await repository.exclusive(async () => {
      const { git } = repository;
      if (!(await git.isBranchName(name))) {
        throw new ForgeError(422, `branch name is invalid [name: ${name}]`);
      }
      const start = await git.resolve(from);
      if (!start) throw new ForgeError(404, 'The old branch does not exist');
      if (await git.branch(name)) {
        throw new ForgeError(409, 'The branch already exists.');
      }
      await git.setRef(`refs/heads/${name}`, start, undefined);
      forge.pushed({
        repository,
        branch: name,
        after: start,
        pusher: user.login,
      });
      return start;
    });
    res.status(201).json(await presentBranch(repository, name, sha));
  });

  router.get('/repos/:owner/:name/branches/*', async (req, res) => {
    const repository = repositoryOf(forge, req);
    const name = (req.params as Record<string, string>)[0];
    const sha = await repository.git.branch(name);
    if (!sha) throw notFound();
    res.json(await presentBranch(repository, name, sha));
  });

  router.delete('/repos/:owner/:name/branches/*', async (req, res) => {
    const user = requireUser(req);
    const repository = repositoryOf(forge, req);
    const name = (req.params as Record<string, string>)[0];
    await repository.exclusive(async () => {
      const before = await repository.git.branch(name);
      if (!before) throw notFound();
      if (name === 'main') {
        throw new ForgeError(403, 'can not delete default branch');
      }
      await repository.git.deleteBranch(name);
      forge.pushed({ repository, branch: name, before, pusher: user.login });
    });
    res.status(204).end();
  });

  return router;
}
