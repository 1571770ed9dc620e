import express from 'express';
import Router from 'express-promise-router';
import { authenticate } from '../authenticate';
import type { Forge } from '../Forge';
import { branchRoutes } from './branchRoutes';
import { contentRoutes } from './contentRoutes';
import { hookRoutes } from './hookRoutes';
import { issueRoutes } from './issueRoutes';
import { pullRoutes } from './pullRoutes';
import { repositoryRoutes } from './repositoryRoutes';
import { reviewRoutes } from './reviewRoutes';
import { statusRoutes } from './statusRoutes';
import { forgeErrors, notFound } from './respond';

const known = /^\/(version|settings|user|repos)(\/|$)/;

/** Gitea's REST API, to be mounted at `/api/v1`; paths that are not Gitea's go to the next router. */
export function apiRouter(forge: Forge) {
  const router = Router();
  router.use((req, _res, next) =>
    next(known.test(req.path) ? undefined : 'router'),
  );
  router.use(express.json({ limit: '50mb' }));
  router.use(async req => {
    authenticate(req);
    return 'next';
  });
  router.use(repositoryRoutes(forge));
  router.use(branchRoutes(forge));
  router.use(contentRoutes(forge));
  router.use(pullRoutes(forge));
  router.use(reviewRoutes(forge));
  router.use(issueRoutes(forge));
  router.use(statusRoutes(forge));
  router.use(hookRoutes(forge));
  router.use(async () => {
    throw notFound();
  });
  router.use(forgeErrors(forge));
  return router;
}
