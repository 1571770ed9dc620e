import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Request, Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import type { Pipelines } from '../pipelines/Pipelines';
import { callerOf } from './callerOf';
import { readJson } from './readJson';

const RUN = '/pipelines/runs/:hub/:namespace/:name';

/** `/pipelines`: what can run and what has run. */
export function createPipelinesRouter(options: {
  pipelines: Pipelines;
  httpAuth: HttpAuthService;
}): ExpressRouter {
  const { pipelines, httpAuth } = options;
  const router = Router();

  const context = async (request: Request) => ({
    request,
    credentials: await callerOf(httpAuth, request),
  });

  router.get('/pipelines', async (request, response) => {
    const caller = await context(request);
    response.json(await pipelines.list(() => request.query, caller));
  });

  router.get('/pipelines/runs', async (request, response) => {
    const caller = await context(request);
    response.json(await pipelines.runs(() => request.query, caller));
  });

  router.post('/pipelines/runs', async (request, response) => {
    const caller = await context(request);
    const read = readJson(request, response);
    const started = await pipelines.start(read, caller);
    response.status(started.created ? 201 : 200).json(started);
  });

  router.get(RUN, async (request, response) => {
    const caller = await context(request);
    response.json(await pipelines.run(() => request.params, caller));
  });

  router.post(`${RUN}/cancel`, async (request, response) => {
    const caller = await context(request);
    response.json(await pipelines.cancel(() => request.params, caller));
  });

  return router;
}
