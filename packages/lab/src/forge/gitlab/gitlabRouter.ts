import express from 'express';
import Router from 'express-promise-router';
import type { Forge } from '../Forge';
import { account } from './account';
import { gitlabErrors } from './answer';
import { branchRoutes } from './branchRoutes';
import { commitRoutes } from './commitRoutes';
import { fileRoutes } from './fileRoutes';
import { GitlabError } from './GitlabError';
import { mergeRequestRoutes } from './mergeRequestRoutes';
import { mergeRoutes } from './mergeRoutes';
import { projectRoutes } from './projectRoutes';
import { statusRoutes } from './statusRoutes';

/** The same repositories in GitLab's dialect, to be mounted at `/`: its REST API v4 and the addresses of merge requests. */
export function gitlabRouter(forge: Forge) {
  const api = Router();
  api.use(express.json({ limit: '50mb' }));
  api.use(async req => {
    account(req);
    return 'next';
  });
  api.use(projectRoutes(forge));
  api.use(branchRoutes(forge));
  api.use(commitRoutes(forge));
  api.use(fileRoutes(forge));
  api.use(mergeRequestRoutes(forge));
  api.use(mergeRoutes(forge));
  api.use(statusRoutes(forge));
  api.use(async () => {
    throw new GitlabError(404, '404 Not Found');
  });
  api.use(gitlabErrors);

  const router = Router();
  router.use('/api/v4', api);
  // `web_url` of a merge request leads to the lab's page of it.
  router.get(
    '/:owner/:name/-/merge_requests/:number(\\d+)',
    async (req, res) => {
      const { owner, name, number } = req.params;
      res.redirect(
        302,
        `/${encodeURIComponent(owner)}/${encodeURIComponent(
          name,
        )}/pulls/${number}`,
      );
    },
  );
  return router;
}
