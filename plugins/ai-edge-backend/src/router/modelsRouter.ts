import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { Request, Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import type {
  ListResponse,
  ModelDetail,
  ModelRow,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Fleet } from '../fleet/Fleet';
import {
  parseModelQuery,
  parseModelsQuery,
  type ModelQueries,
} from '../fleet/query';
import { tellsOf } from '../fleet/tellsOf';
import type { FleetAuthorizer } from '../permissions/FleetAuthorizer';
import { callerOf } from './callerOf';
import { readQuery } from './readQuery';
import { asOfSources, respond } from './respond';

/** `/models`: what is served over the fleet, and one of it. A name may hold anything, a slash as `%2F`. */
export function createModelsRouter(options: {
  fleet: Fleet;
  models: ModelQueries;
  authorizer: FleetAuthorizer;
  httpAuth: HttpAuthService;
}): ExpressRouter {
  const { fleet, models, authorizer, httpAuth } = options;
  const router = Router();

  const decide = async (request: Request) =>
    authorizer.decide(await callerOf(httpAuth, request), [
      'deployment.read',
      'site.read',
    ]);
  const sources = () =>
    fleet.sources().filter(({ kind }) => tellsOf(kind, 'deployment'));
  const knowledge = () => ({
    asOf: asOfSources(sources()),
    complete: fleet.complete('deployment'),
  });

  router.get('/models', async (request, response) => {
    const decision = await decide(request);
    const query = parseModelsQuery(readQuery(request));
    respond(
      { request, response, fleet, decision },
      (): ListResponse<ModelRow> => ({
        ...models.models(query, decision),
        ...knowledge(),
        sources: sources(),
      }),
    );
  });

  router.get('/models/:name', async (request, response) => {
    const decision = await decide(request);
    const query = parseModelQuery(readQuery(request));
    const { name } = request.params;
    respond({ request, response, fleet, decision }, (): ModelDetail => {
      const model = models.model(name, query, decision);
      if (!model) throw new NotFoundError(`name: there is no model "${name}"`);
      return { ...model, ...knowledge() };
    });
  });

  return router;
}
