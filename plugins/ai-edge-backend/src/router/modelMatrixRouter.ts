import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import type { ModelMatrix } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Fleet } from '../fleet/Fleet';
import { parseMatrixQuery, type ModelQueries } from '../fleet/query';
import { tellsOf } from '../fleet/tellsOf';
import type { FleetAuthorizer } from '../permissions/FleetAuthorizer';
import { callerOf } from './callerOf';
import { readQuery } from './readQuery';
import { asOfSources, respond } from './respond';

/** `/model-matrix`: models by groups of sites, with counts of versions. */
export function createModelMatrixRouter(options: {
  fleet: Fleet;
  models: ModelQueries;
  authorizer: FleetAuthorizer;
  httpAuth: HttpAuthService;
}): ExpressRouter {
  const { fleet, models, authorizer, httpAuth } = options;
  const router = Router();

  router.get('/model-matrix', async (request, response) => {
    const decision = await authorizer.decide(
      await callerOf(httpAuth, request),
      ['deployment.read', 'site.read'],
    );
    const query = parseMatrixQuery(readQuery(request));
    respond({ request, response, fleet, decision }, (): ModelMatrix => {
      const sources = fleet
        .sources()
        .filter(({ kind }) => tellsOf(kind, 'deployment'));
      return {
        ...models.matrix(query, decision),
        asOf: asOfSources(sources),
        complete: fleet.complete('deployment'),
        sources,
      };
    });
  });

  return router;
}
