import express, { type RequestHandler } from 'express';
import Router from 'express-promise-router';
import { authenticate } from '../authenticate';
import type { Forge } from '../Forge';
import { checkRoutes } from './checkRoutes';
import { contentRoutes } from './contentRoutes';
import { notFound } from './GithubError';
import { gitRoutes } from './gitRoutes';
import { graphqlRoute } from './graphqlRoute';
import { issueRoutes } from './issueRoutes';
import { mergeRoutes } from './mergeRoutes';
import { pullRoutes } from './pullRoutes';
import { refRoutes } from './refRoutes';
import { repositoryRoutes } from './repositoryRoutes';
import { githubErrors } from './respond';
import { reviewRoutes } from './reviewRoutes';

/** What every answer of GitHub has; the lab counts nothing. */
const headers: RequestHandler = (_req, res, next) => {
  res.setHeader('X-GitHub-Enterprise-Version', '3.19.0');
  res.setHeader('X-GitHub-Media-Type', 'github.v3; format=json');
  next();
};

/**
 * GitHub's REST API at `/v3` and its GraphQL API at `/graphql`, to be mounted at `/api` as GitHub Enterprise Server
 * has them; other paths go to the next router.
 */
export function githubRouter(forge: Forge) {
  const router = Router();
  router.use((req, _res, next) =>
    next(/^\/(v3|graphql)(\/|$)/.test(req.path) ? undefined : 'router'),
  );
  router.use(headers, express.json({ limit: '50mb' }));
  router.use(async req => {
    authenticate(req);
    return 'next';
  });
  const rest = Router();
  rest.use(checkRoutes(forge));
  rest.use(repositoryRoutes(forge));
  rest.use(gitRoutes(forge));
  rest.use(refRoutes(forge));
  rest.use(contentRoutes(forge));
  rest.use(pullRoutes(forge));
  rest.use(mergeRoutes(forge));
  rest.use(reviewRoutes(forge));
  rest.use(issueRoutes(forge));
  router.use('/v3', rest);
  router.use(graphqlRoute(forge));
  router.use(async () => {
    throw notFound();
  });
  router.use(githubErrors);
  return router;
}
