import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Request, Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod/v3';
import {
  parseInput,
  pipelineRunRefSchema,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { FleetAuthorizer } from '../permissions/FleetAuthorizer';
import type { Pipelines } from '../pipelines/Pipelines';
import { jsonAfter } from './jsonAfter';

const noQuerySchema = z.object({}).strict();

const runsQuerySchema = z
  .object({
    hub: z.string().min(1).optional(),
    namespace: z.string().min(1).optional(),
    pipeline: z.string().min(1).optional(),
  })
  .strict();

/** `/pipelines`: what can run and what has run. */
export function createPipelinesRouter(options: {
  pipelines: Pipelines;
  authorizer: FleetAuthorizer;
  httpAuth: HttpAuthService;
}): ExpressRouter {
  const { pipelines, authorizer, httpAuth } = options;
  const router = Router();

  const context = async (request: Request) => ({
    request,
    credentials: await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    }),
  });

  router.get('/pipelines', async (request, response) => {
    const caller = await context(request);
    const list = await pipelines.list(caller);
    parseInput(noQuerySchema, request.query, 'query');
    response.json(list);
  });

  router.get('/pipelines/runs', async (request, response) => {
    const caller = await context(request);
    await authorizer.pipelines(caller.credentials, 'pipeline.read');
    const query = parseInput(runsQuerySchema, request.query, 'query');
    response.json(await pipelines.runs(query, caller));
  });

  router.post(
    '/pipelines/runs',
    jsonAfter(httpAuth, credentials =>
      authorizer.pipelines(credentials, 'pipeline.run'),
    ),
    async (request: Request, response) => {
      const started = await pipelines.start(
        request.body,
        await context(request),
      );
      response.status(started.created ? 201 : 200).json(started);
    },
  );

  router.get(
    '/pipelines/runs/:hub/:namespace/:name',
    async (request, response) => {
      const ref = parseInput(pipelineRunRefSchema, request.params, 'ref');
      response.json(await pipelines.run(ref, await context(request)));
    },
  );

  router.post(
    '/pipelines/runs/:hub/:namespace/:name/cancel',
    async (request, response) => {
      const ref = parseInput(pipelineRunRefSchema, request.params, 'ref');
      response.json(await pipelines.cancel(ref, await context(request)));
    },
  );

  return router;
}
