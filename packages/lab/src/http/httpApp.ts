import express from 'express';
import type { Request, RequestHandler } from 'express';
import type { EstateRouter } from '../Lab';
import { faultMiddleware } from './faults/faultMiddleware';
import { createLabRouter, LabRouterOptions } from './labRouter';

const METRICS =
  /^\/(api\/metrics|(api\/v1\/(query|query_range|series|labels?|status\/buildinfo|rules|alerts|metadata|targets)|metrics))(\/|$)/;
const REGISTRY = /^\/v2(\/|$)/;
const OWN = /^\/(lab(\/|$)|$)/;

/** Whose request it is, among those that share the http port. */
function targetOf(path: string): 'lab' | 'metrics' | 'registry' | 'forge' {
  if (OWN.test(path)) {
    return 'lab';
  }
  if (REGISTRY.test(path)) {
    return 'registry';
  }
  return METRICS.test(path) ? 'metrics' : 'forge';
}

/** The lab's page and tools, metrics, the registry and the forge. */
export function createHttpApp(
  options: LabRouterOptions & { routers: EstateRouter[] },
): express.Express {
  const { faults, requests, routers } = options;
  const app = express();
  app.disable('x-powered-by');
  const only = (target: string, handler: RequestHandler): RequestHandler => {
    return (request: Request, response, next) =>
      targetOf(request.path) === target
        ? handler(request, response, next)
        : next();
  };
  for (const target of ['metrics', 'registry', 'forge'] as const) {
    app.use(only(target, requests.middleware({ target })));
    app.use(only(target, faultMiddleware({ faults, target })));
  }
  app.use(createLabRouter(options));
  for (const { path, router } of routers) {
    app.use(path, router);
  }
  return app;
}
