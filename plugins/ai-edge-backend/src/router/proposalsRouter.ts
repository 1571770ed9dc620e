import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Request, Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import type { Proposals } from '../proposals/Proposals';
import { callerOf } from './callerOf';
import { noQuery } from './noQuery';
import { readJson } from './readJson';

/** `/proposals`: what is proposed, and proposing. */
export function createProposalsRouter(options: {
  proposals: Proposals;
  httpAuth: HttpAuthService;
}): ExpressRouter {
  const { proposals, httpAuth } = options;
  const router = Router();

  const context = async (request: Request) => ({
    request,
    credentials: await callerOf(httpAuth, request),
  });

  router.get('/proposals', async (request, response) => {
    const caller = await context(request);
    response.json(await proposals.list(() => request.query, caller));
  });

  router.get('/proposals/:gitops/:number', async (request, response) => {
    const caller = await context(request);
    const read = () => {
      noQuery(request);
      return request.params;
    };
    response.json(await proposals.get(read, caller));
  });

  router.post('/proposals/preview', async (request, response) => {
    const caller = await context(request);
    const read = readJson(request, response);
    response.json(await proposals.preview(read, caller));
  });

  router.post('/proposals', async (request, response) => {
    const caller = await context(request);
    const read = readJson(request, response);
    const result = await proposals.propose(read, caller);
    const created = 'created' in result && result.created;
    response.status(created ? 201 : 200).json(result);
  });

  return router;
}
