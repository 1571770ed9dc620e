import Router from 'express-promise-router';
import { requireUser } from '../authenticate';
import type { Forge } from '../Forge';
import { presentCommit, presentRepository, presentUser } from './present';
import { notFound, paging, repositoryOf, sendPage } from './respond';

/** Version, account, repositories and their commits. */
export function repositoryRoutes(forge: Forge) {
  const router = Router();

  router.get('/version', async (_req, res) => {
    res.json({ version: '1.24.6' });
  });

  router.get('/settings/api', async (_req, res) => {
    res.json({
      max_response_items: 50,
      default_paging_num: 30,
      default_git_trees_per_page: 1000,
      default_max_blob_size: 10485760,
    });
  });

  router.get('/user', async (req, res) => {
    res.json(presentUser(forge, requireUser(req).login));
  });

  router.get('/repos/search', async (_req, res) => {
    const data = forge.repositories().map(r => presentRepository(forge, r));
    res.setHeader('X-Total-Count', String(data.length));
    res.json({ ok: true, data });
  });

  router.get('/repos/:owner/:name', async (req, res) => {
    res.json(presentRepository(forge, repositoryOf(forge, req)));
  });

  router.get('/repos/:owner/:name/commits', async (req, res) => {
    const repository = repositoryOf(forge, req);
    const { git } = repository;
    const commit = await git.resolve(String(req.query.sha || 'main'));
    if (!commit) throw notFound();
    const path = req.query.path ? String(req.query.path) : undefined;
    const { skip, limit } = paging(req);
    const [commits, total] = await Promise.all([
      git.log(commit, { path, skip, limit }),
      git.count(commit, path),
    ]);
    sendPage(
      req,
      res,
      commits.map(found => presentCommit(forge, repository, found)),
      total,
    );
  });

  router.get(
    '/repos/:owner/:name/git/commits/:sha([^.]+).:format(diff|patch)',
    async (req, res) => {
      const { git } = repositoryOf(forge, req);
      const sha = await git.resolve(req.params.sha);
      if (!sha) throw notFound();
      const diff = await git.text(['show', '--pretty=format:', '-p', sha]);
      res.type('text/plain; charset=utf-8').send(diff);
    },
  );

  router.get('/repos/:owner/:name/git/commits/:sha', async (req, res) => {
    const repository = repositoryOf(forge, req);
    const sha = await repository.git.resolve(req.params.sha);
    if (!sha) throw notFound();
    const commit = await repository.git.commit(sha);
    res.json(presentCommit(forge, repository, commit));
  });

  return router;
}
