import type { Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';

/** One router of the resources' routers. Each reads bodies itself, after it knows the caller. */
export function createRouter(resources: ExpressRouter[]): ExpressRouter {
  const router = Router();
  for (const resource of resources) router.use(resource);
  return router;
}
